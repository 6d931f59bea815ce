namespace Millrace.Runtime.Tests.Exporting;

/// <summary>Of random runs, what a foreign reader finds by walking through the file is what the store itself says of lineage.</summary>
public sealed class MlmdLineagePropertyTests
{
    private static readonly string[] s_subjects = ["Blocked", "Executed", "Failed", "Reused", "Skipped", "collection", "file", "item step", "reused map"];

    private static int Samples => Environment.GetEnvironmentVariable("MILLRACE_FULL") == "1" ? 400 : 25;

    [Fact]
    public async Task Whatever_was_run_leads_up_and_down_in_the_file_as_it_does_in_the_store()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int seed = 1; seed <= Samples; seed++)
        {
            RandomHistory history = RandomHistory.From(seed);
            try
            {
                await CheckAsync(history, seen);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"With seed {seed}: {exception.Message}", exception);
            }
        }

        // What the histories are to be about is in them.
        Assert.Empty(s_subjects.Except(seen));
    }

    private static async Task CheckAsync(RandomHistory history, HashSet<string> seen)
    {
        using var test = new TestStore();
        await history.RunAsync(test);
        string path = Path.Combine(test.Folder, "mlmd.db");
        MlmdExport.Write(test.Store, path, new MlmdExportOptions(), null, CancellationToken.None);
        using var file = new MlmdReader(path);
        var walk = new MlmdWalk(file);
        Dictionary<string, string> executed = Executed(test);
        Note(test, seen);

        foreach (PlacedArtifact artifact in test.Store.Metadata.EnumerateArtifacts(new ArtifactFilter()))
        {
            Compare(test, walk, executed, test.Store.Lineage.NodeOf(artifact.Record), isUp: true);
            Compare(test, walk, executed, test.Store.Lineage.NodeOf(artifact.Record), isUp: false);
        }

        foreach (LineageNode source in test.Store.Lineage.FindFiles(new LineageFileFilter()))
            Compare(test, walk, executed, source, isUp: false);
    }

    private static void Compare(TestStore test, MlmdWalk walk, Dictionary<string, string> executed, LineageNode root, bool isUp)
    {
        LineageGraph graph = test.Store.Lineage.Trace([root], isUp ? LineageDirection.Up : LineageDirection.Down);
        (HashSet<string> artifacts, HashSet<string> executions) = walk.From(Name(root), isUp);

        Assert.Equal(
            graph.Nodes.Where(static node => node.Execution is null).Select(Name).Order(StringComparer.Ordinal), artifacts.Order(StringComparer.Ordinal));
        Assert.Equal(
            graph.Nodes.Select(static node => node.Execution).OfType<LineageExecution>().Select(static each => $"{each.RunId}/{each.Step}").Order(StringComparer.Ordinal),
            executions.Select(each => executed[each]).Distinct().Order(StringComparer.Ordinal));
    }

    private static string Name(LineageNode node) => node.Artifact is { Record: var record }
        ? $"{record.Type}|{record.Digest}"
        : $"millrace.SourceFile|{node.File?.Path}@{node.File?.Digest}";

    /// <summary>The step that each stands for: in the store a result that is reused has one execution, in the file as many as show it.</summary>
    private static Dictionary<string, string> Executed(TestStore test) => test.Rows(
        """
        SELECT r.run_id || '/' || s.name || '|' || q.run_id || '/' || o.name
        FROM step s JOIN run r ON r.number = s.run JOIN step o ON o.step = coalesce(s.source, s.step) JOIN run q ON q.number = o.run
        """).Select(static row => row.Split('|')).ToDictionary(static row => row[0], static row => row[1], StringComparer.Ordinal);

    private static void Note(TestStore test, HashSet<string> seen)
    {
        seen.UnionWith(test.Rows("SELECT DISTINCT state FROM step"));
        seen.UnionWith(test.Rows("SELECT 'item step' FROM step WHERE parent IS NOT NULL UNION SELECT 'collection' FROM collection_item UNION SELECT 'file' FROM source"));
        seen.UnionWith(test.Rows("SELECT 'reused map' FROM step s WHERE s.state = 'Reused' AND EXISTS (SELECT 1 FROM step i WHERE i.parent = s.step)"));
    }
}
