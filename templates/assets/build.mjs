// Builds what the browser gets: node templates/assets/build.mjs FOLDER
// Names carry a hash of the contents, so a file never changes once it lies there; manifest.json comes last and in one
// step, so whoever reads it finds every file that it names, also after an interruption.
import { createHash } from "node:crypto";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const sources = path.dirname(fileURLToPath(import.meta.url));
const ENTRIES = ["screen.css", "screen.js", "charts.js"];
// No newer than what the oldest browsers in offices understand.
const TARGET = ["chrome90", "firefox90"];

async function bundled() {
  const { outputFiles, metafile, warnings } = await build({
    entryPoints: ENTRIES.map((name) => path.join(sources, name)),
    outdir: sources,
    entryNames: "[name]-[hash]",
    bundle: true,
    minify: true,
    format: "esm",
    target: TARGET,
    charset: "utf8",
    legalComments: "inline",
    write: false,
    metafile: true,
    absWorkingDir: sources,
    logLevel: "warning",
  });
  if (warnings.length > 0) process.exit(1);
  return outputFiles.map((file) => {
    const name = path.basename(file.path);
    return { entry: metafile.outputs[name].entryPoint, name, contents: file.contents };
  });
}

function told({ entry, name, contents }) {
  const integrity = `sha384-${createHash("sha384").update(contents).digest("base64")}`;
  return [entry, { file: name, integrity }];
}

async function write(folder, files) {
  await mkdir(folder, { recursive: true });
  for (const { name, contents } of files) {
    await replace(folder, name, contents);
    await replace(folder, `${name}.gz`, gzipSync(contents, { level: 9 }));
  }
  const manifest = Object.fromEntries(files.map(told));
  await replace(folder, "manifest.json", `${JSON.stringify(manifest, null, 2)}\n`);
  const current = new Set(["manifest.json", ...files.flatMap(({ name }) => [name, `${name}.gz`])]);
  for (const name of await readdir(folder)) {
    if (!current.has(name)) await rm(path.join(folder, name), { recursive: true });
  }
}

async function replace(folder, name, contents) {
  const partial = path.join(folder, `${name}.partial`);
  await writeFile(partial, contents);
  await rename(partial, path.join(folder, name));
}

await write(process.argv[2], await bundled());
