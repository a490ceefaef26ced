// Bundles what the browser runs into ../static/assets, under names that hold a hash of their content, with a manifest
// from plain names to hashed ones. Nothing is fetched from elsewhere when a page is shown.
import { build } from "esbuild";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "..", "static", "assets");
const entries = ["site", "network", "query"];

await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });

const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: entries.map((name) => `source/${name}.js`),
  outdir: target,
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2020"],
  loader: { ".svg": "dataurl", ".woff": "file", ".woff2": "file", ".ttf": "file", ".eot": "file", ".png": "dataurl" },
  legalComments: "external",
  metafile: true,
  logLevel: "warning",
});

const manifest = {};
for (const [path, output] of Object.entries(metafile.outputs)) {
  const entry = entries.find((name) => output.entryPoint === `source/${name}.js`);
  if (!entry) continue;
  manifest[`${entry}.js`] = basename(path);
  if (output.cssBundle) manifest[`${entry}.css`] = basename(output.cssBundle);
}
for (const name of await readdir(target)) {
  if (!/\.(js|css)$/.test(name)) continue;
  const content = await readFile(join(target, name));
  await writeFile(join(target, `${name}.br`), brotliCompressSync(content));
  await writeFile(join(target, `${name}.gz`), gzipSync(content, { level: 9 }));
}
await writeFile(join(target, "manifest.json"), JSON.stringify(manifest, null, 1) + "\n");
