/** What each row says; the placeholders are filled by `describe-verdict.ts`. */
export const texts = {
  dropped: "no __init__.py, so {{backend}} leaves it out of the wheel; {{failing}} fails there",
  migrations: "no __init__.py, so Django does not see the migrations in it",
  undiscovered: "no __init__.py, so {{runner}} never runs the {{tests}} in it",
  disguise: "no __init__.py; {{modules}} {{key}} instead of the {{exception}}",
  stubOnly: "has __init__.pyi but no __init__.py: Python does not have the names that type checkers see",
  stubbedName: "has __init__.pyi but no __init__.py: importing {{name}} from it fails ({{importer}})",
  imported: "no __init__.py, though {{importer}} imports it as a package",
  unimported: "no __init__.py, though it lies inside the package {{parent}}",
  sandwich: "no __init__.py, though it lies between packages that have one",
  testTree: "no __init__.py, though it lies inside the test package {{parent}}",
  policy: "no __init__.py; this project requires one in every package directory",
} as const;
