using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;

namespace Millrace.Runtime;

/// <summary>Keeps what was read of programs' code: the fingerprints of components in a build, and what each fingerprint is made of.</summary>
internal sealed class CodeCatalog(IReadConnection reading, Database database, bool isReadOnly) : ICodeCatalog
{
    /// <summary>What was read in this process, so that a store that is only read can tell of it, too.</summary>
    private readonly ConcurrentDictionary<string, ImmutableArray<CodePart>> _parts = new(StringComparer.Ordinal);

    public ComponentCode? Find(string build, string component) => reading.Query(
        "SELECT digest, obstacle, deterministic FROM component_code WHERE build = $p0 AND component = $p1",
        static row => new ComponentCode(row.GetString(0), row.TextOrNull(1), row.GetInt64(2) != 0),
        build, component) is [ComponentCode code] ? code : null;

    public void Keep(string build, string component, ComponentCode code, ImmutableArray<CodePart> parts)
    {
        _parts[code.Digest] = parts;
        if (isReadOnly)
            return;
        byte[] packed = Pack(parts);
        database.Transaction(() =>
        {
            database.Execute("INSERT OR IGNORE INTO code (digest, parts) VALUES ($p0, $p1)", code.Digest, packed);
            return database.Execute(
                "INSERT OR REPLACE INTO component_code (build, component, digest, obstacle, deterministic) VALUES ($p0, $p1, $p2, $p3, $p4)",
                build,
                component,
                code.Digest,
                code.Obstacle,
                code.IsDeterministic ? 1 : 0);
        });
    }

    public ImmutableArray<CodePart> Parts(string digest) =>
        _parts.TryGetValue(digest, out ImmutableArray<CodePart> read) ? read
        : reading.Query("SELECT parts FROM code WHERE digest = $p0", static row => row.GetBytes(0), digest) is [byte[] packed] ? Unpack(packed) : [];

    private static byte[] Pack(ImmutableArray<CodePart> parts)
    {
        using var bytes = new MemoryStream();
        using (var writer = new StreamWriter(new BrotliStream(bytes, CompressionLevel.Fastest), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
        {
            foreach (CodePart part in parts)
                writer.Write($"{part.Kind}\t{part.Digest}\t{part.Name}\n");
        }

        return bytes.ToArray();
    }

    private static ImmutableArray<CodePart> Unpack(byte[] packed)
    {
        using var reader = new StreamReader(new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress), Encoding.UTF8);
        var parts = ImmutableArray.CreateBuilder<CodePart>();
        while (reader.ReadLine() is string line)
        {
            if (line.Split('\t', 3) is [string kind, string digest, string name])
                parts.Add(new CodePart(Enum.Parse<CodePartKind>(kind), name, digest));
        }

        return parts.ToImmutable();
    }
}
