import { ruleTester } from "@pylayout/rule-tester";
import { portablePaths } from "../src/index.ts";

const windows = (path: string, fault: string) => ({
  name: path,
  tree: { [path]: "" },
  messages: [{ messageId: "windows" as const, path, severity: "warning" as const, data: { fault } }],
});

ruleTester.run(portablePaths, {
  valid: [
    { name: "plain names", tree: { "a/con_.py": "", "a/auxiliary.py": "", "a/.hidden": "", "a/com10.py": "" } },
    { name: "the same name in two directories", tree: { "a/X.py": "", "b/x.py": "" } },
    { name: "bytes that are not UTF-8 are one name", tree: { "a/\udc80.py": "", "a/\udc81.py": "" } },
  ],
  invalid: [
    windows("aux.py", "aux is a device"),
    windows("a:b.txt", 'it contains ":"'),
    windows("a\tb", 'it contains "\\t"'),
    windows("name ", "it ends with a blank or a dot"),
    {
      name: "a directory is reported once, not what is in it",
      tree: { "nul/a.py": "" },
      messages: [{ messageId: "windows", path: "nul", kind: "directory", data: { fault: "nul is a device" } }],
    },
    {
      name: "letter case and normal form",
      tree: { "Readme.md": "", "README.md": "", "e\u0301.py": "", "\u00e9.py": "" },
      messages: [
        { messageId: "collision", path: "Readme.md", data: { other: "README.md" } },
        { messageId: "collision", path: "\u00e9.py", data: { other: "e\u0301.py" } },
      ],
    },
    {
      name: "links out of the project",
      tree: `
        here -> docs/a.md
        docs/
          a.md
          absolute -> /etc/hosts
          above -> ../../a.md
          inside -> ../docs/a.md
      `,
      messages: [
        { messageId: "link", path: "docs/above", data: { target: "../../a.md" } },
        { messageId: "link", path: "docs/absolute", data: { target: "/etc/hosts" } },
      ],
    },
  ],
});
