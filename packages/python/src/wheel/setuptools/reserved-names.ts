/** Top-level directories that automatic discovery of a flat layout leaves out (setuptools 84). */
const RESERVED_PACKAGES = (
  "ci bin debian doc docs documentation manpages news newsfragments changelog test tests unit_test unit_tests example " +
  "examples scripts tools util utils python build dist venv env requirements tasks fabfile site_scons benchmark " +
  "benchmarks exercise exercises htmlcov [._]*"
).split(" ");

export const RESERVED_PACKAGE_PATTERNS: readonly string[] = RESERVED_PACKAGES.flatMap((name) => [name, `${name}.*`]);

/** Root modules that it leaves out. */
export const RESERVED_MODULE_PATTERNS: readonly string[] = (
  "setup conftest test tests example examples build toxfile noxfile pavement dodo tasks fabfile [Ss][Cc]onstruct " +
  "conanfile manage benchmark benchmarks exercise exercises [._]*"
).split(" ");
