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

function plane({ kind, unit, categories, series }) {
  return {
    grid: { left: 8, right: 16, top: 48, bottom: 8, outerBoundsMode: "same" },
    xAxis: { type: "category", data: categories, axisLabel: { interval: 0, width: 88, overflow: "break" } },
    yAxis: { type: "value", name: unit, nameTextStyle: { align: "left" } },
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

function option(chart) {
  return {
    animation: false,
    color: COLOURS,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 13, color: "#1a1f26" },
    aria: { enabled: true, decal: { show: true } },
    legend: { top: 0, textStyle: { fontSize: 13 } },
    tooltip: { renderMode: "richText", trigger: chart.kind === "radar" ? "item" : "axis" },
    ...(chart.kind === "radar" ? web(chart) : plane(chart)),
  };
}

function draw(area) {
  area.classList.add("drawn");
  const drawn = init(area, null, { renderer: "svg" });
  drawn.setOption(option(JSON.parse(area.dataset.chart)));
  new ResizeObserver(() => drawn.resize()).observe(area);
}

function drawAll(part) {
  const found = part.matches?.("[data-chart]") ? [part] : part.querySelectorAll("[data-chart]");
  for (const area of found) draw(area);
}

drawAll(document);
document.addEventListener("htmx:load", (event) => drawAll(event.detail.elt));
