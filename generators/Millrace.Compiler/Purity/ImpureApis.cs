namespace Millrace.Compiler;

/// <summary>The members of .NET that are impure. Members are known by the full name of their type and their own; constructors are <c>.ctor</c>.</summary>
public static class ImpureApis
{
    private const string All = "*";

    private static readonly Dictionary<string, Dictionary<string, ImpureApi[]>> s_types = Build();

    /// <summary>What a member does; empty where it is harmless.</summary>
    /// <param name="type">The type's full name, without type arguments.</param>
    /// <param name="member">The member's name.</param>
    public static IReadOnlyList<ImpureApi> Find(string type, string member)
    {
        if (!s_types.TryGetValue(type, out Dictionary<string, ImpureApi[]>? members))
            return [];
        return members.TryGetValue(member, out ImpureApi[]? found) || (!members.ContainsKey("!" + member) && members.TryGetValue(All, out found)) ? found : [];
    }

    /// <summary>
    /// Whether a value differs with every run: clocks, random numbers, hashes, what belongs to one process. What the environment says (variables, the
    /// machine's name) stays the same until someone changes it; a duration differs, but is harmless in a component that only measures it.
    /// </summary>
    /// <param name="type">The type's full name, without type arguments.</param>
    /// <param name="member">The member's name.</param>
    public static bool IsVolatile(string type, string member) =>
        s_volatile.Contains($"{type}.{member}") || Find(type, member).Any(static api => api.Kind is Impurity.Clock or Impurity.Randomness or Impurity.ProcessHash);

    /// <summary>Whether a type or member of this short name is known: a quick look that needs no symbols.</summary>
    public static bool MayKnow(string identifier) => s_names.Contains(identifier);

    private static readonly HashSet<string> s_volatile = new(
        [
            "System.Environment.ProcessId", "System.Environment.CurrentManagedThreadId", "System.Diagnostics.Process.GetCurrentProcess",
            "System.Diagnostics.Stopwatch.GetTimestamp", "System.Diagnostics.Stopwatch.StartNew", "System.TimeProvider.GetTimestamp",
            "System.IO.Path.GetTempFileName", "System.IO.Directory.CreateTempSubdirectory",
        ],
        StringComparer.Ordinal);

    private static readonly HashSet<string> s_names = new(
        s_types.SelectMany(static type => type.Value.Keys.Append(type.Key.Substring(type.Key.LastIndexOf('.') + 1)))
            .Concat(s_volatile.SelectMany(static each => Enumerable.Reverse(each.Split('.')).Take(2)))
            .Where(static name => name != All && name != ".ctor"), StringComparer.Ordinal);

    private static Dictionary<string, Dictionary<string, ImpureApi[]>> Build()
    {
        var types = new Dictionary<string, Dictionary<string, ImpureApi[]>>(StringComparer.Ordinal);
        Add(types, new(Impurity.Clock), "System.DateTime", "Now", "UtcNow", "Today");
        Add(types, new(Impurity.Clock), "System.DateTimeOffset", "Now", "UtcNow");
        Add(types, new(Impurity.Clock), "System.TimeProvider", "GetUtcNow", "GetLocalNow");
        Add(types, new(Impurity.Clock), "System.Environment", "TickCount", "TickCount64");

        Add(types, new(Impurity.Randomness), "System.Guid", "NewGuid", "CreateVersion7");
        Add(types, new(Impurity.Randomness), "System.Random", "Shared", ".ctor");
        Add(types, new(Impurity.Randomness), "System.Security.Cryptography.RandomNumberGenerator", All);
        Add(types, new(Impurity.Randomness), "System.IO.Path", "GetRandomFileName");
        Add(types, new(Impurity.ProcessHash), "System.String", "GetHashCode");
        Add(types, new(Impurity.ProcessHash), "System.HashCode", "Combine", "ToHashCode");
        Add(types, new(Impurity.ProcessHash), "System.StringComparer", "GetHashCode");
        Add(types, new(Impurity.ProcessHash), "System.Runtime.CompilerServices.RuntimeHelpers", "GetHashCode");

        Add(types, new(Impurity.Environment), "System.Environment", All, "!NewLine", "!ProcessorCount", "!Exit", "!FailFast");
        Add(types, new(Impurity.Environment), "System.Globalization.CultureInfo", "CurrentCulture", "CurrentUICulture", "InstalledUICulture", "DefaultThreadCurrentCulture", "DefaultThreadCurrentUICulture");
        Add(types, new(Impurity.Environment), "System.AppContext", All);
        Add(types, new(Impurity.Environment), "System.AppDomain", "BaseDirectory", "FriendlyName", "GetData");
        Add(types, new(Impurity.Environment), "System.TimeZoneInfo", "Local");
        Add(types, new(Impurity.Environment), "System.TimeProvider", "LocalTimeZone");
        Add(types, new(Impurity.Environment), "System.Console", "ReadLine", "Read", "ReadKey", "In", "OpenStandardInput");
        Add(types, new(Impurity.Environment), "System.Diagnostics.Process", "GetCurrentProcess", "GetProcesses", "GetProcessById", "GetProcessesByName");
        Add(types, new(Impurity.Process), "System.Diagnostics.Process", "Start");

        Files(types);
        Network(types);
        Xml(types);
        Databases(types);
        return types;
    }

    private static void Files(Dictionary<string, Dictionary<string, ImpureApi[]>> types)
    {
        var read = new ImpureApi(Impurity.FileRead, ApiPath.First);
        var write = new ImpureApi(Impurity.FileWrite, ApiPath.First);
        var written = new ImpureApi(Impurity.FileWrite, ApiPath.Second);
        Add(types, read, "System.IO.File", "Exists", "Open", "OpenHandle", "OpenRead", "OpenText", "ReadAllText", "ReadAllTextAsync", "ReadAllLines", "ReadAllLinesAsync", "ReadLines",
            "ReadLinesAsync", "ReadAllBytes", "ReadAllBytesAsync", "GetLastWriteTime", "GetLastWriteTimeUtc", "GetCreationTime", "GetCreationTimeUtc", "GetLastAccessTime", "GetLastAccessTimeUtc", "GetAttributes", "Copy", "Move");
        Add(types, write, "System.IO.File", "Create", "CreateText", "OpenWrite", "AppendText", "AppendAllText", "AppendAllTextAsync", "AppendAllLines", "AppendAllLinesAsync", "AppendAllBytes",
            "AppendAllBytesAsync", "WriteAllText", "WriteAllTextAsync", "WriteAllLines", "WriteAllLinesAsync", "WriteAllBytes", "WriteAllBytesAsync", "Delete", "CreateSymbolicLink", "SetAttributes", "SetLastWriteTime", "SetLastWriteTimeUtc");
        Add(types, written, "System.IO.File", "Copy", "Move");
        Add(types, read, "System.IO.Directory", "Exists", "EnumerateFiles", "EnumerateDirectories", "EnumerateFileSystemEntries", "GetFiles", "GetDirectories", "GetFileSystemEntries", "GetLastWriteTime",
            "GetLastWriteTimeUtc", "GetCreationTime", "GetCreationTimeUtc");
        Add(types, write, "System.IO.Directory", "CreateDirectory", "Delete", "Move");
        Add(types, new(Impurity.FileWrite), "System.IO.Directory", "CreateTempSubdirectory");
        Add(types, new(Impurity.FileWrite), "System.IO.Path", "GetTempFileName");
        Add(types, new(Impurity.FileWrite), "System.IO.Path", "GetTempPath");
        Add(types, new(Impurity.Environment), "System.IO.Directory", "GetCurrentDirectory", "SetCurrentDirectory");
        Add(types, read, "System.IO.FileStream", ".ctor");
        Add(types, read, "System.IO.StreamReader", ".ctor");
        Add(types, write, "System.IO.StreamWriter", ".ctor");
        var readThis = new ImpureApi(Impurity.FileRead, ApiPath.Receiver);
        var writeThis = new ImpureApi(Impurity.FileWrite, ApiPath.Receiver);
        Add(types, readThis, "System.IO.FileInfo", "Exists", "Length", "Open", "OpenRead", "OpenText", "CopyTo", "MoveTo");
        Add(types, writeThis, "System.IO.FileInfo", "Create", "CreateText", "OpenWrite", "AppendText", "Delete");
        Add(types, readThis, "System.IO.DirectoryInfo", "Exists", "EnumerateFiles", "EnumerateDirectories", "EnumerateFileSystemInfos", "GetFiles", "GetDirectories", "GetFileSystemInfos");
        Add(types, writeThis, "System.IO.DirectoryInfo", "Create", "CreateSubdirectory", "Delete", "MoveTo");
        Add(types, readThis, "System.IO.FileSystemInfo", "LastWriteTime", "LastWriteTimeUtc", "CreationTime", "CreationTimeUtc", "LastAccessTime", "LastAccessTimeUtc");
        Add(types, read, "System.IO.Compression.ZipFile", "Open", "OpenRead", "CreateFromDirectory", "ExtractToDirectory", "ExtractToDirectoryAsync");
        Add(types, written, "System.IO.Compression.ZipFile", "CreateFromDirectory", "ExtractToDirectory", "ExtractToDirectoryAsync");
        Add(types, read, "System.IO.MemoryMappedFiles.MemoryMappedFile", "CreateFromFile");
    }

    private static void Xml(Dictionary<string, Dictionary<string, ImpureApi[]>> types)
    {
        var read = new ImpureApi(Impurity.FileRead, ApiPath.First);
        var write = new ImpureApi(Impurity.FileWrite, ApiPath.First);
        Add(types, read, "System.Xml.Linq.XDocument", "Load");
        Add(types, read, "System.Xml.Linq.XElement", "Load");
        Add(types, read, "System.Xml.XmlDocument", "Load");
        Add(types, read, "System.Xml.XmlReader", "Create");
        Add(types, read, "System.Xml.XmlTextReader", ".ctor");
        Add(types, read, "System.Xml.XPath.XPathDocument", ".ctor");
        Add(types, write, "System.Xml.Linq.XDocument", "Save");
        Add(types, write, "System.Xml.Linq.XElement", "Save");
        Add(types, write, "System.Xml.XmlDocument", "Save");
        Add(types, write, "System.Xml.XmlWriter", "Create");
    }

    private static void Databases(Dictionary<string, Dictionary<string, ImpureApi[]>> types)
    {
        var database = new ImpureApi(Impurity.Database, ApiPath.Receiver);
        Add(types, database, "System.Data.IDbConnection", "Open");
        Add(types, database, "System.Data.Common.DbConnection", "Open", "OpenAsync");
        Add(types, database, "System.Data.IDbCommand", "ExecuteNonQuery", "ExecuteReader", "ExecuteScalar");
        Add(types, database, "System.Data.Common.DbCommand", "ExecuteNonQuery", "ExecuteNonQueryAsync", "ExecuteReader", "ExecuteReaderAsync", "ExecuteScalar", "ExecuteScalarAsync");
        Add(types, database, "System.Data.Common.DbBatch", "ExecuteNonQuery", "ExecuteNonQueryAsync", "ExecuteReader", "ExecuteReaderAsync", "ExecuteScalar", "ExecuteScalarAsync");
        Add(types, database, "System.Data.Common.DbDataSource", "OpenConnection", "OpenConnectionAsync", "CreateCommand", "CreateBatch");
        Add(types, database, "System.Data.Common.DbDataAdapter", "Fill");
    }

    private static void Network(Dictionary<string, Dictionary<string, ImpureApi[]>> types)
    {
        var network = new ImpureApi(Impurity.Network);
        Add(types, network, "System.Net.Http.HttpClient", "GetAsync", "GetStringAsync", "GetByteArrayAsync", "GetStreamAsync", "PostAsync", "PutAsync", "PatchAsync", "DeleteAsync", "Send", "SendAsync");
        Add(types, network, "System.Net.Http.HttpMessageInvoker", "Send", "SendAsync");
        Add(types, network, "System.Net.Http.Json.HttpClientJsonExtensions", All);
        Add(types, network, "System.Net.WebRequest", "GetResponse", "GetResponseAsync", "GetRequestStream", "GetRequestStreamAsync");
        Add(types, network, "System.Net.HttpWebRequest", "GetResponse", "GetResponseAsync", "GetRequestStream", "GetRequestStreamAsync");
        Add(types, network, "System.Net.WebClient", "DownloadString", "DownloadData", "DownloadFile", "OpenRead", "UploadString", "UploadData", "DownloadStringTaskAsync", "DownloadDataTaskAsync");
        Add(types, network, "System.Net.Dns", All);
        Add(types, network, "System.Net.Sockets.Socket", "Connect", "ConnectAsync", "Bind", "Send", "SendTo", "Receive");
        Add(types, network, "System.Net.Sockets.TcpClient", "Connect", "ConnectAsync");
        Add(types, network, "System.Net.Sockets.UdpClient", "Send", "SendAsync", "Receive", "ReceiveAsync");
        Add(types, network, "System.Net.NetworkInformation.Ping", "Send", "SendAsync", "SendPingAsync");
        Add(types, network, "System.Net.WebSockets.ClientWebSocket", "ConnectAsync");
    }

    private static void Add(Dictionary<string, Dictionary<string, ImpureApi[]>> types, ImpureApi api, string type, params string[] members)
    {
        if (!types.TryGetValue(type, out Dictionary<string, ImpureApi[]>? known))
            types.Add(type, known = new Dictionary<string, ImpureApi[]>(StringComparer.Ordinal));
        foreach (string member in members)
            known[member] = known.TryGetValue(member, out ImpureApi[]? others) ? [.. others, api] : [api];
    }
}
