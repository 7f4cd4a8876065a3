/**
 * Classes of the standard library that take `[...]` since 3.9 and not before (PEP 585), as CPython 3.8.18 and 3.9.18 answer.
 */
const OF_TYPE =
  "collections.deque collections.defaultdict collections.OrderedDict collections.Counter " +
  "dataclasses.Field functools.cached_property functools.partial functools.partialmethod os.DirEntry " +
  "queue.LifoQueue queue.Queue queue.PriorityQueue queue.SimpleQueue re.Pattern re.Match " +
  "types.MappingProxyType weakref.WeakMethod weakref.WeakSet weakref.ref asyncio.Future asyncio.Task " +
  "asyncio.Queue subprocess.Popen subprocess.CompletedProcess tempfile.TemporaryDirectory " +
  "tempfile.SpooledTemporaryFile concurrent.futures.Future difflib.SequenceMatcher filecmp.dircmp " +
  "fileinput.FileInput itertools.chain mailbox.Mailbox multiprocessing.pool.ApplyResult " +
  "contextvars.Token";
const OF_ABC_META =
  "collections.ChainMap collections.UserDict collections.UserList collections.abc.Awaitable " +
  "collections.abc.Coroutine collections.abc.AsyncIterable collections.abc.AsyncIterator " +
  "collections.abc.AsyncGenerator collections.abc.Iterable collections.abc.Iterator " +
  "collections.abc.Generator collections.abc.Reversible collections.abc.Container " +
  "collections.abc.Collection collections.abc.Callable collections.abc.Set collections.abc.MutableSet " +
  "collections.abc.Mapping collections.abc.MutableMapping collections.abc.Sequence " +
  "collections.abc.MutableSequence collections.abc.ByteString collections.abc.MappingView " +
  "collections.abc.KeysView collections.abc.ItemsView collections.abc.ValuesView " +
  "contextlib.AbstractContextManager contextlib.AbstractAsyncContextManager os.PathLike " +
  "shelve.BsdDbShelf shelve.DbfilenameShelf shelve.Shelf weakref.WeakKeyDictionary " +
  "weakref.WeakValueDictionary";

/** Class of each, by dotted name: what 3.8 says is not subscriptable. */
export const LIBRARY_GENERICS: ReadonlyMap<string, "type" | "ABCMeta"> = new Map([
  ...OF_TYPE.split(" ").map((name) => [name, "type"] as const),
  ...OF_ABC_META.split(" ").map((name) => [name, "ABCMeta"] as const),
]);
