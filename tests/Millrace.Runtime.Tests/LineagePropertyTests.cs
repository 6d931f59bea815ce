using System.Globalization;
using CsCheck;

namespace Millrace.Runtime.Tests;

/// <summary>Random histories, written as rows, against a plain search through the same history.</summary>
public sealed class LineagePropertyTests : IDisposable
{
    private const int Artifacts = 8;
    private const int Sources = 3;

    private static readonly Gen<RandomStep[]> s_histories = Gen.Select(
        Gen.Int[0, Artifacts - 1].Array[0, 3],
        Gen.Int[0, Artifacts - 1].Array[0, 2],
        Gen.Int[0, Sources - 1].Array[0, 1],
        Gen.Int[0, 9],
        static (inputs, outputs, sources, reused) => new RandomStep(inputs, outputs, sources, reused)).Array[1, 12];

    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void Any_history_is_followed_both_ways_as_a_plain_search_does() => Gen.Select(s_histories, Gen.Int[0, Artifacts - 1], Gen.Bool, Gen.Int[0, 9]).Sample(
        (steps, root, isUp, depth) =>
        {
            Write(steps);
            LineageDirection direction = isUp ? LineageDirection.Up : LineageDirection.Down;
            LineageNode node = _test.Store.Lineage.NodeOf(_test.Store.Metadata.ResolveArtifact(Digest(root)));
            LineageGraph graph = _test.Store.Lineage.Trace([node], direction, depth);

            Dictionary<string, int> expected = Search(steps, $"a{root}", isUp, depth);
            Assert.Equal(
                expected.OrderBy(static each => each.Key, StringComparer.Ordinal).Select(static each => $"{each.Key} {each.Value}"),
                graph.Nodes.Select((each, i) => $"{Name(each)} {graph.Depths[i]}").Order(StringComparer.Ordinal));
            Assert.Equal(
                Edges(steps).Where(edge => Leads(edge, expected, isUp, depth)).Distinct().Order(),
                graph.Links.Select(link => (Name(graph.Nodes[link.From]), Name(graph.Nodes[link.To]))).Distinct().Order());
        },
        iter: 150,
        seed: "0N0XIzNsQ0O2",
        threads: 1);

    /// <summary>The links of a history by the names of their nodes.</summary>
    private static IEnumerable<(string From, string To)> Edges(RandomStep[] steps)
    {
        for (int i = 0; i < steps.Length; i++)
        {
            string step = $"s{SourceOf(steps, i) ?? i}";
            foreach (int input in steps[i].Inputs)
                yield return ($"a{input}", step);
            foreach (int source in steps[i].Sources)
                yield return ($"f{source}", step);
            if (SourceOf(steps, i) is null)
            {
                foreach (int output in steps[i].Outputs)
                    yield return (step, $"a{output}");
            }
        }
    }

    private static Dictionary<string, int> Search(RandomStep[] steps, string root, bool isUp, int depth)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal) { [root] = 0 };
        var queue = new Queue<string>([root]);
        while (queue.TryDequeue(out string? name))
        {
            if (found[name] == depth)
                continue;
            foreach ((string from, string to) in Edges(steps))
            {
                if ((isUp ? to : from) == name && found.TryAdd(isUp ? from : to, found[name] + 1))
                    queue.Enqueue(isUp ? from : to);
            }
        }

        return found;
    }

    private static bool Leads((string From, string To) edge, Dictionary<string, int> found, bool isUp, int depth) =>
        found.TryGetValue(isUp ? edge.To : edge.From, out int near) && near < depth;

    /// <summary>The earlier step that a step reuses, itself no reusing one; null for none.</summary>
    private static int? SourceOf(RandomStep[] steps, int step) =>
        steps[step].Reused < 5 && steps[step].Reused < step && SourceOf(steps, steps[step].Reused) is null ? steps[step].Reused : null;

    private static string Digest(int artifact) => artifact.ToString("x64", CultureInfo.InvariantCulture)[^4..].PadRight(64, '0');

    private static string Name(LineageNode node) => node switch
    {
        { Artifact: { } artifact } => $"a{int.Parse(artifact.Record.Digest[..4], NumberStyles.HexNumber, CultureInfo.InvariantCulture)}",
        { Execution: { } execution } => execution.Step,
        _ => node.File!.Path,
    };

    private void Write(RandomStep[] steps)
    {
        var sql = new System.Text.StringBuilder("""
            BEGIN;
            DELETE FROM step_source; DELETE FROM source; DELETE FROM step_input; DELETE FROM step_output; UPDATE step SET source = NULL; DELETE FROM step;
            DELETE FROM artifact; DELETE FROM run;
            INSERT INTO run (number, run_id, pipeline, status, owner, seed, started_at) VALUES (1, 'r', 'p', 'Succeeded', '', '1', '2026-01-01T00:00:00Z');

            """);
        for (int i = 0; i < Artifacts; i++)
        {
            sql.AppendLine(CultureInfo.InvariantCulture, $"""
                INSERT INTO artifact (artifact, digest, type, display_type, kind, bytes, files, created_at)
                VALUES ({i + 1}, '{Digest(i)}', 'T', 'T', 'text', 1, 1, '2026-01-01T00:00:00Z');
                """);
        }

        for (int i = 0; i < Sources; i++)
            sql.AppendLine(CultureInfo.InvariantCulture, $"INSERT INTO source (source, path, digest, bytes) VALUES ({i + 1}, 'f{i}', '{Digest(i)}', 1);");
        for (int i = 0; i < steps.Length; i++)
            Write(sql, steps, i);
        _test.Change(sql.Append("COMMIT;").ToString());
    }

    private static void Write(System.Text.StringBuilder sql, RandomStep[] steps, int i)
    {
        int? source = SourceOf(steps, i);
        RandomStep step = steps[i];
        int differs = source is not null && (step.Inputs.Length > 0 || step.Sources.Length > 0) ? 1 : 0;
        sql.AppendLine(CultureInfo.InvariantCulture, $"""
            INSERT INTO step (step, run, position, pipeline, name, component, state, fence, key, source, differs)
            VALUES ({i + 1}, 1, {i}, 'p', 's{i}', 'C', '{(source is null ? "Executed" : "Reused")}', {(source is null ? 1 : 0)}, 'k{i}',
                {(source is { } from ? (from + 1).ToString(CultureInfo.InvariantCulture) : "NULL")}, {differs});
            """);
        for (int j = 0; j < step.Inputs.Length; j++)
        {
            sql.AppendLine(CultureInfo.InvariantCulture, $"""
                INSERT INTO step_input (step, position, item, name, from_step, from_output, artifact) VALUES ({i + 1}, {j}, 0, 'i{j}', '', '', {step.Inputs[j] + 1});
                """);
        }

        for (int j = 0; j < step.Sources.Length; j++)
            sql.AppendLine(CultureInfo.InvariantCulture, $"INSERT INTO step_source (step, position, parameter, source) VALUES ({i + 1}, {j}, 'p', {step.Sources[j] + 1});");
        for (int j = 0; source is null && j < step.Outputs.Length; j++)
            sql.AppendLine(CultureInfo.InvariantCulture, $"INSERT INTO step_output (step, position, name, artifact) VALUES ({i + 1}, {j}, 'o{j}', {step.Outputs[j] + 1});");
    }

    /// <param name="Inputs">The artifacts that it took.</param>
    /// <param name="Outputs">Those that it yielded, where it was executed.</param>
    /// <param name="Sources">The files that it read.</param>
    /// <param name="Reused">The step that it reuses; from 5 on none.</param>
    private sealed record RandomStep(int[] Inputs, int[] Outputs, int[] Sources, int Reused);
}
