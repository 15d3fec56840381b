// One case from sign-in to a checked document, by a client generated from docs/openapi.json; and where a person goes wrong, the typed problem.
// Usage: node walk.mts <address of the office>
import createClient from "openapi-fetch";
import type { components, paths } from "./generated/api.d.ts";

declare const process: { argv: string[] };

type Schemas = components["schemas"];
type Problem = Schemas["Problem"];

const ITEM = "RF-13-02";
const PASSWORD = "Demo-2022!";
const office = process.argv[2] ?? "http://localhost:5080";

/** A client of one person. */
function clientOf(token?: string) {
  return createClient<paths, "application/json" | "application/problem+json">({
    baseUrl: office,
    headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
  });
}

/** The body of a success; a refusal ends the walk with its sentence. */
function ok<T>(answer: { data?: T; error?: Problem | undefined }): T {
  if (answer.data === undefined) throw new Error(`Refused: ${answer.error?.type} ${answer.error?.detail}`);
  return answer.data;
}

/** The problem of a refusal that was meant. */
function refused(answer: { error?: Problem | undefined; response: Response }, status: number): Problem {
  const problem = answer.error;
  if (problem === undefined || answer.response.status !== status)
    throw new Error(`Expected ${status}, got ${answer.response.status}`);
  expect(problem.status === status, "the problem states the status of the answer");
  expect(problem.type.startsWith("urn:ada:"), "its type is stable");
  expect(problem.detail.length > 0, "it has a sentence for a person");
  return problem;
}

function expect(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`It does not hold that ${what}.`);
}

async function signIn(userName: string) {
  const tokens = ok(await clientOf().POST("/api/v1/auth/login", { body: { userName, password: PASSWORD } }));
  return clientOf(tokens.accessToken);
}

/** A value for a field of the item's form, as its type asks for. */
function valueFor(field: Schemas["FormField"]): string | number | Schemas["DateRangeValue"] {
  switch (field.type) {
    case "decimal":
      return field.name === "longitude" ? 113.6253 : field.name === "latitude" ? 34.7466 : 12.5;
    case "integer":
      return 3;
    case "date":
      return "2022-06-01";
    case "dateRange":
      return { from: "2022-06-01", to: "2023-05-31" };
    case "choice":
      return field.options?.[0] ?? "";
    case "text":
    case "longText":
      return "示例";
  }
}

function paper(code: string): Blob {
  const text = `%PDF-1.4\n% ${code}\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\ntrailer << /Size 4 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n`;
  return new File([text], `${code}.pdf`, { type: "application/pdf" });
}

const applicant = await signIn("applicant1");
const guide = ok(await applicant.GET("/api/v1/items/{code}", { params: { path: { code: ITEM } } }));
expect(guide.onTheSpot, "the item is finished on the spot");

const draft = ok(
  await applicant.POST("/api/v1/cases", {
    body: {
      itemCode: guide.code,
      applicant: {
        kind: guide.applicants.includes("organisation") ? "organisation" : "person",
        name: "河南示例建设有限公司",
        idNumber: guide.applicants.includes("organisation") ? "91410100MA40000040" : "11010519491231002X",
        phone: "13800000000",
        email: "applicant1@example.com",
      },
      project: { name: "示例花园一期", address: "示例路1号", regionCode: "410105", floorArea: 12345.6789 },
      form: Object.fromEntries(guide.form.map((field) => [field.name, valueFor(field)])),
    },
  }),
);
expect(draft.state === "draft", "a case begins as a draft");
expect(draft.caseNumber === null, "a draft has no number yet");
const id = draft.id;

// Wrongly: without its materials.
const early = refused(await applicant.POST("/api/v1/cases/{id}/submit", { params: { path: { id } }, body: {} }), 422);
expect(early.rule === "R32", "nothing is handed in without the declaration");
expect(Object.keys(early.errors ?? {}).length > 1, "what is missing is named with it");

for (const material of guide.materials.filter((m) => m.source === "applicant")) {
  const kept = ok(
    await applicant.PUT("/api/v1/cases/{id}/materials/{code}", {
      params: { path: { id, code: material.code } },
      body: { file: paper(material.code) },
      bodySerializer: (body) => {
        const form = new FormData();
        form.set("file", body.file);
        return form;
      },
    }),
  );
  expect(kept.size > 0, "the file was kept");
}

const submitted = ok(
  await applicant.POST("/api/v1/cases/{id}/submit", { params: { path: { id } }, body: { declared: true } }),
);
expect(submitted.caseNumber !== null && submitted.office !== null, "a case handed in has a number and an office");

const clerk = await signIn(`clerk.${submitted.office.code}`);
const worklist = ok(
  await clerk.GET("/api/v1/worklist", { params: { query: { q: submitted.caseNumber, card: "none" } } }),
);
const task = worklist.items.find((t) => t.caseId === id);
expect(task !== undefined && task.role === "clerk", "the clerk has it on the worklist");

// Wrongly: an outcome that the task does not have.
const unknown = await clerk.POST("/api/v1/cases/{id}/tasks/{task}", {
  params: { path: { id, task: task.task } },
  body: { outcome: "Perhaps" },
});
refused(unknown, 422);

const issued = ok(
  await clerk.POST("/api/v1/cases/{id}/tasks/{task}", {
    params: { path: { id, task: task.task } },
    body: { outcome: "Issued" },
  }),
);
expect(issued.decision?.outcome === "approved", "the clerk finished it in one act");
const document = issued.decision.document;
expect(document !== null, "a result document was issued");

const checked = ok(
  await clientOf().GET("/api/v1/documents/{number}", {
    params: { path: { number: document.number }, query: { code: document.code } },
  }),
);
expect(checked.valid && checked.number === document.number, "anyone can check the document");

const printed = await clientOf().GET("/api/v1/documents/{number}", {
  params: { path: { number: document.number }, query: { code: document.code } },
  headers: { Accept: "application/pdf" },
  parseAs: "arrayBuffer",
});
const bytes = printed.data;
expect(bytes !== undefined, "the document is there as PDF");
const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
const hex = [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
expect(hex === checked.sha256, "the PDF is the one that was issued");

console.log(`${submitted.caseNumber} ${issued.state} ${document.number} ${early.type}`);
