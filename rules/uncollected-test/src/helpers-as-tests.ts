import { isTestFile, type Project, type PythonModel } from "@pylayout/python";

/** Shipped modules that other shipped code imports, that pytest collects by their name, and that hold nothing like a test. */
export function helpersAsTests(project: Project, { tree }: PythonModel): readonly string[] {
  const plans = project.tests.sessions.map(({ plan }) => plan);
  return project.tests.modules.flatMap(({ path, file, isConftest }) => {
    if (!plans.some((plan) => !plan.doctestModules && isTestFile(plan, path))) return [];
    if (isConftest || project.ships(path) !== "yes") return [];
    if (!project.importersOf(path).some((importer) => project.ships(importer.path) === "yes")) return [];
    const text = tree.readLatin1(file) ?? "";
    return /\bdef[ \t]+test|\bclass[ \t]+\w*Test|\bimport[ \t]*\*|>>>/.test(text) ? [] : [path];
  });
}
