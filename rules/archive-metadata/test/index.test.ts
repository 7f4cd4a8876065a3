import { ruleTester } from "@pylayout/rule-tester";
import { archiveMetadata } from "@pylayout/rule-archive-metadata";

const info = "de_mo-1.0.dist-info";
const RECORD = ["demo/__init__.py,sha256=abc,0", `${info}/METADATA,,`, `${info}/WHEEL,,`, `${info}/RECORD,,`];

/** A wheel, with other files or without one (null). */
function wheel(more: Readonly<Record<string, string | null>> = {}): Record<string, string> {
  const files: Record<string, string | null> = {
    "demo/__init__.py": "",
    [`${info}/METADATA`]: "Metadata-Version: 2.1\nName: De.mo\nVersion: 1.0\n",
    [`${info}/WHEEL`]: "Wheel-Version: 1.0\nTag: py2-none-any\nTag: py3-none-any\n",
    [`${info}/RECORD`]: `${RECORD.join("\n")}\n`,
    ...more,
  };
  return Object.fromEntries(Object.entries(files).filter((file): file is [string, string] => file[1] !== null));
}

function named(fileName: string, topDirectory: string | null = null, hash?: string) {
  return { archive: { fileName, topDirectory, ...(hash !== undefined && { sha256: () => hash }) } };
}

const source = named("de_mo-1.0-py2.py3-none-any.whl");
const sdist = { "PKG-INFO": "Metadata-Version: 2.1\nName: my-demo\nVersion: 1.0\n" };
const directory = { [`${info}/METADATA`]: null, [`${info}/WHEEL`]: null, [`${info}/RECORD`]: null };

ruleTester.run(archiveMetadata, {
  valid: [
    { name: "no archive", tree: wheel({ [`${info}/METADATA`]: "Name: other\nVersion: 2\n" }) },
    { name: "a zip file of anything", tree: { "a.py": "" }, source: named("some-thing.zip") },
    {
      name: "a source distribution",
      tree: { "PKG-INFO": "Name: my-demo\nVersion: 1.0rc1\n" },
      source: named("my_demo-1.0.rc1.tar.gz", "my_demo-1.0.rc1"),
    },
    {
      name: "an older one, with hyphens",
      tree: { "PKG-INFO": "Name: my-demo\nVersion: 1.0.post1\n" },
      source: named("my-demo-1.0-1.tar.gz", "my-demo-1.0-1"),
    },
    { name: "a wheel", tree: wheel(), source: named("De.mo-1.0.0-1build-py2.py3-none-any.whl", null, "abc") },
    { name: "a tarball of no distribution", tree: { "a.py": "" }, source: named("my-demo.tar.gz", null) },
  ],
  invalid: [
    {
      name: "other names",
      tree: wheel({ [`${info}/METADATA`]: "Metadata-Version: 2.1\nName: other\nVersion: 1.0\n" }),
      source: named("de_mo-1-py3-none-any.whl"),
      messages: [
        {
          messageId: "name",
          path: `${info}/METADATA`,
          line: 2,
          severity: "error",
          data: { wanted: "de_mo", found: "other" },
        },
      ],
    },
    {
      name: "another version",
      tree: wheel({ [`${info}/METADATA`]: "Name: de-mo\nVersion: 1.1\n" }),
      source,
      messages: [
        {
          messageId: "version",
          path: `${info}/METADATA`,
          line: 2,
          severity: "error",
          data: { wanted: "1.0", found: "1.1" },
        },
      ],
    },
    {
      name: "a renamed wheel",
      tree: wheel(),
      source: named("demo-2.0-py3-none-any.whl"),
      messages: [
        {
          messageId: "directory",
          path: info,
          severity: "error",
          data: { wanted: "demo-2.0.dist-info", found: info },
        },
        {
          messageId: "name",
          path: `${info}/METADATA`,
          line: 2,
          data: { wanted: "demo", found: "De.mo" },
        },
        {
          messageId: "version",
          path: `${info}/METADATA`,
          line: 3,
          data: { wanted: "2.0", found: "1.0" },
        },
      ],
    },
    {
      name: "the metadata of two distributions",
      tree: wheel({ "demo-0.9.dist-info/METADATA": "Name: demo\nVersion: 0.9\n" }),
      source,
      messages: [
        {
          messageId: "several",
          path: "demo-0.9.dist-info",
          severity: "error",
          data: { found: `${info} and demo-0.9.dist-info` },
        },
      ],
    },
    {
      name: "no metadata at all",
      tree: wheel(directory),
      source,
      messages: [{ messageId: "absent", path: "", severity: "error", data: { wanted: "de_mo-1.0.dist-info" } }],
    },
    {
      name: "no WHEEL and no RECORD",
      tree: wheel({ [`${info}/WHEEL`]: null, [`${info}/RECORD`]: null }),
      source,
      messages: ["RECORD", "WHEEL"].map((file) => ({
        messageId: "absent" as const,
        path: info,
        data: { wanted: `${info}/${file}` },
      })),
    },
    {
      name: "other tags, members and contents",
      tree: wheel({ "demo/a.py": "", "demo/b.py": "", [`${info}/RECORD`]: [...RECORD, "demo/gone.py,,"].join("\r\n") }),
      source: named("de_mo-1.0-cp39-abi3-linux_x86_64.whl", null, "xyz"),
      messages: [
        { messageId: "unlisted", path: `${info}/RECORD`, severity: "warning", data: { found: "demo/a.py and 1 more" } },
        {
          messageId: "hash",
          path: `${info}/RECORD`,
          line: 1,
          severity: "warning",
          data: { found: "demo/__init__.py" },
        },
        {
          messageId: "listed-absent",
          path: `${info}/RECORD`,
          line: 5,
          severity: "warning",
          data: { found: "demo/gone.py" },
        },
        {
          messageId: "tags",
          path: `${info}/WHEEL`,
          line: 2,
          severity: "warning",
          data: { wanted: "cp39-abi3-linux_x86_64", found: "py2-none-any, py3-none-any" },
        },
      ],
    },
    {
      name: "a source distribution that is called otherwise",
      tree: sdist,
      source: named("my_demo-1.1.tar.gz", "my-demo-1.0"),
      messages: [
        { messageId: "top", path: "", severity: "warning", data: { found: "my-demo-1.0", wanted: "my_demo-1.1" } },
        { messageId: "version", path: "PKG-INFO", line: 3, severity: "error", data: { wanted: "1.1", found: "1.0" } },
      ],
    },
  ],
});
