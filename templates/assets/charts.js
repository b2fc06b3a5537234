// Charts: [data-chart] holds what to draw as JSON, {kind: "bar"|"line"|"radar", unit, categories: ["…"],
// series: [{name, values: [1.5, null]}], limits: [100]}, limits (a radar's reach) only where it needs them. Missing
// values are gaps. The table beneath says the same in words, so a screen reader is led there.
import { BarChart, LineChart, RadarChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, RadarComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([
  AriaComponent,
  BarChart,
  GridComponent,
  LegendComponent,
  LineChart,
  RadarChart,
  RadarComponent,
  SVGRenderer,
  TooltipComponent,
]);

// Base, target, actual; then what follows. Each also has its own pattern or line.
const COLOURS = ["#7a8490", "#8a4b00", "#0b4f9e", "#14663a", "#474a86"];
const DASHES = ["dotted", "dashed", "solid"];

const SIZE = 13;
const ROW = 24;
const HEIGHT = 320;

// How wide a text is drawn, about.
function wide(text) {
  return [...text].reduce((sum, one) => sum + (one < "\u2e80" ? 0.6 : 1), 0) * SIZE;
}

// How many lines the names of the series take over a drawing of so many pixels.
function rows(series, width) {
  let lines = 1;
  let used = 0;
  for (const { name } of series) {
    const wanted = 40 + wide(name);
    if (used && used + wanted > width) [lines, used] = [lines + 1, 0];
    used += wanted;
  }
  return lines;
}

// What stands under the axis: broken into lines, or, where there is no room for that, aslant.
function labels(categories, width) {
  const room = (width - 48) / categories.length - 12;
  const aslant = room < 52 && categories.some((name) => wide(name) > room + 8);
  return aslant ? { interval: 0, rotate: 60 } : { interval: 0, width: Math.max(room, 40), overflow: "break" };
}

function plane({ kind, unit, categories, series }, width) {
  const whole = series.every(({ values }) => values.every((value) => Number.isInteger(value ?? 0)));
  return {
    grid: { left: 8, right: 16, top: 24 + ROW * rows(series, width), bottom: 8, outerBoundsMode: "same" },
    xAxis: { type: "category", data: categories, axisLabel: labels(categories, width) },
    yAxis: { type: "value", name: unit, nameTextStyle: { align: "left" }, minInterval: whole ? 1 : 0 },
    series: series.map(({ name, values }, at) => ({
      type: kind,
      name,
      data: values,
      connectNulls: false,
      lineStyle: { width: 2, type: DASHES[at % DASHES.length] },
      symbolSize: 8,
      barMaxWidth: 28,
    })),
  };
}

function web({ categories, series, limits }) {
  return {
    radar: { indicator: categories.map((name, at) => ({ name, max: limits?.[at] })), radius: "62%" },
    series: [{ type: "radar", data: series.map(({ name, values }) => ({ name, value: values })) }],
  };
}

function option(chart, width) {
  return {
    animation: false,
    color: COLOURS,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: SIZE, color: "#1a1f26" },
    aria: { enabled: true, decal: { show: true } },
    legend: { top: 0, textStyle: { fontSize: SIZE } },
    tooltip: { renderMode: "richText", trigger: chart.kind === "radar" ? "item" : "axis" },
    ...(chart.kind === "radar" ? web(chart) : plane(chart, width)),
  };
}

function draw(area) {
  area.classList.add("drawn");
  const chart = JSON.parse(area.dataset.chart);
  const drawn = init(area, null, { renderer: "svg" });
  let width = 0;
  new ResizeObserver(() => {
    if (area.clientWidth === width) return;
    width = area.clientWidth;
    area.style.height = `${HEIGHT + ROW * (rows(chart.series, width) - 1)}px`;
    drawn.resize();
    drawn.setOption(option(chart, width), true);
    // What is printed is as wide as the paper, not as the window was.
    area.querySelector("svg").setAttribute("viewBox", `0 0 ${width} ${area.clientHeight}`);
  }).observe(area);
}

function drawAll(part) {
  const found = part.matches?.("[data-chart]") ? [part] : part.querySelectorAll("[data-chart]");
  for (const area of found) draw(area);
}

drawAll(document);
document.addEventListener("htmx:load", (event) => drawAll(event.detail.elt));
