using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Millrace.Runtime;

/// <summary>Writes and reads where runs come from. Plans and sets of packages, which most runs have in common, are written once.</summary>
internal static class OriginRows
{
    /// <summary>Writes the origin of a run; part of a transaction.</summary>
    /// <param name="database">The metadata.</param>
    /// <param name="run">The run's number.</param>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="plan">Its plan (<see cref="PlanText"/>).</param>
    /// <param name="origin">What is known of the program.</param>
    public static void Insert(Database database, long run, string pipeline, (string Digest, string Document) plan, ProgramOrigin origin)
    {
        if (database.Number("SELECT count(*) FROM plan WHERE digest = $p0", plan.Digest) == 0)
        {
            long version = database.Number("SELECT coalesce(max(version), 0) + 1 FROM plan WHERE pipeline = $p0", pipeline);
            database.Execute(
                "INSERT INTO plan (digest, pipeline, version, document) VALUES ($p0, $p1, $p2, $p3)", plan.Digest, pipeline, version, plan.Document);
        }

        string? packages = Insert(database, origin.Packages);
        database.Execute(
            """
            INSERT INTO run_origin (run, user, host, system, runtime, revision, dirty, plan, packages)
            VALUES ($p0, $p1, $p2, $p3, $p4, $p5, $p6, $p7, $p8) ON CONFLICT (run) DO UPDATE SET revision = excluded.revision, dirty = excluded.dirty
            """,
            run, origin.User, origin.Host, origin.System, origin.Runtime, origin.Revision?.Commit, Number(origin.Revision?.IsDirty), plan.Digest, packages);
    }

    /// <summary>The origin of a run; null where none was recorded: by earlier versions, or because the program ended right after the run began.</summary>
    public static RunOrigin? Read(IReadConnection database, string runId) => database.Query(
        """
        SELECT o.user, o.host, o.system, o.runtime, o.revision, o.dirty, p.version, p.digest, s.packages
        FROM run r JOIN run_origin o ON o.run = r.number JOIN plan p ON p.digest = o.plan LEFT JOIN package_set s ON s.digest = o.packages
        WHERE r.run_id = $p0
        """,
        static row => new RunOrigin
        {
            User = row.GetString(0),
            Host = row.GetString(1),
            System = row.GetString(2),
            Runtime = row.GetString(3),
            Revision = row.TextOrNull(4),
            IsDirty = row.IsNull(5) ? null : row.GetInt64(5) != 0,
            PlanVersion = row.GetInt32(6),
            PlanDigest = row.GetString(7),
            Packages = Packages(row.TextOrNull(8)),
        },
        runId) is [RunOrigin origin] ? origin : null;

    /// <summary>The plan of a run; null where none was recorded.</summary>
    public static RecordedPlan? Plan(IReadConnection database, string runId) => database.Query(
        """
        SELECT p.pipeline, p.version, p.digest, p.document
        FROM run r JOIN run_origin o ON o.run = r.number JOIN plan p ON p.digest = o.plan WHERE r.run_id = $p0
        """,
        static row => new RecordedPlan(row.GetString(0), row.GetInt32(1), row.GetString(2), row.GetString(3)),
        runId) is [RecordedPlan plan] ? plan : null;

    private static string? Insert(Database database, ImmutableArray<PackageVersion> packages)
    {
        if (packages.IsEmpty)
            return null;
        string text = JsonRows.Write(packages);
        string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        database.Execute("INSERT INTO package_set (digest, packages) VALUES ($p0, $p1) ON CONFLICT DO NOTHING", digest, text);
        return digest;
    }

    private static ImmutableArray<PackageVersion> Packages(string? text) =>
        text is null ? [] : [.. JsonRows.Read(text).Select(static row => new PackageVersion(row.First!, row.Second!))];

    private static long? Number(bool? flag) => flag is bool known ? known ? 1 : 0 : null;
}
