// Writes the types of a client from docs/openapi.json: what a stranger's generator makes of the contract.
// Usage: node generate.mjs <openapi.json> <types.d.ts>
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";

const [document, target] = process.argv.slice(2);
const blob = ts.factory.createTypeReferenceNode("Blob");

const types = await openapiTS(JSON.parse(readFileSync(document, "utf8")), {
  // Files go in and out as Blob; the generator's own choice for them is string.
  transform: (schema) => (schema.format === "binary" ? blob : undefined),
});

mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, astToString(types));
