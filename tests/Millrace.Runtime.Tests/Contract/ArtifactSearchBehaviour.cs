using System.Collections.Immutable;

namespace Millrace.Runtime.Tests.Contract;

/// <summary>Filters of artifacts (<see cref="IArtifactSearch"/>).</summary>
public abstract class ArtifactSearchBehaviour : MetadataSuite
{
    private protected ArtifactSearchBehaviour(IMetadataFactory factory)
        : base(factory)
    {
    }

    [Fact]
    public void Artifacts_are_found_as_a_plain_look_at_each_would_find_them()
    {
        var random = new Random(5);
        string[] pipelines = ["trips", "rides"], kinds = ["model", "dataset"], types = ["Dataset<Trip>", "Model", "dataset<Ride>"];
        var made = new List<(ArtifactRecord Artifact, DateTimeOffset At, HashSet<string> Runs, HashSet<string> Pipelines)>();
        var hits = new List<CacheHit>();
        var runs = new List<string>();
        for (int i = 0; i < 60; i++)
        {
            Time.Advance(TimeSpan.FromMinutes(1));
            string pipeline = pipelines[random.Next(2)];
            RunTicket run = Write.Begin(pipeline, ["a"]);
            runs.Add(run.RunId);
            int again = random.Next(4) == 0 && i > 0 ? random.Next(hits.Count) : -1;
            if (again >= 0)
            {
                Write.Reuse(run, 0, hits[again]);
                made.Single(each => each.Artifact.Equals(hits[again].Outputs[0].Artifact)).Runs.Add(run.RunId);
                continue;
            }

            string type = types[random.Next(3)];
            ArtifactRecord artifact = Written.Artifact($"content {i}") with { Kind = kinds[random.Next(2)], Type = type, DisplayType = type };
            hits.Add(Write.Execute(run, 0, artifact, []));
            made.Add((artifact, Time.GetUtcNow(), [run.RunId], [pipeline]));
        }

        made.Reverse();
        for (int round = 0; round < 150; round++)
        {
            var filter = new ArtifactFilter
            {
                Digest = random.Next(3) == 0 ? made[random.Next(made.Count)].Artifact.Digest[..random.Next(1, 3)].ToUpperInvariant() : null,
                Kind = random.Next(3) == 0 ? "model" : null,
                Type = random.Next(3) == 0 ? "DATASET<" : null,
                Pipeline = random.Next(3) == 0 ? "trips" : null,
                Run = random.Next(3) == 0 ? runs[random.Next(runs.Count)] : null,
                Since = random.Next(3) == 0 ? made[random.Next(made.Count)].At : null,
            };
            string[] expected =
            [
                .. made.Where(each =>
                    (filter.Digest is null || each.Artifact.Digest.StartsWith(filter.Digest, StringComparison.OrdinalIgnoreCase))
                    && (filter.Kind is null || each.Artifact.Kind == filter.Kind)
                    && (filter.Type is null || each.Artifact.DisplayType.Contains(filter.Type, StringComparison.OrdinalIgnoreCase))
                    && (filter.Pipeline is null || each.Pipelines.Contains(filter.Pipeline)) && (filter.Run is null || each.Runs.Contains(filter.Run))
                    && (filter.Since is null || each.At >= filter.Since)).Select(static each => each.Artifact.Digest),
            ];
            int count = random.Next(1, 9);
            var pages = new List<string>();
            for (long? next = null; ;)
            {
                (ImmutableArray<PlacedArtifact> page, next) = Store.ArtifactSearch.Page(filter, count, next);
                pages.AddRange(page.Select(static each => each.Record.Digest));
                if (next is null)
                    break;
            }

            Assert.Equal(expected, pages);
            ImmutableArray<PlacedArtifact> first = Store.ArtifactSearch.Find(filter, count, null);
            Assert.Equal(expected.Take(count), first.Select(static each => each.Record.Digest));
            if (!first.IsEmpty)
                Assert.Equal(expected.Skip(first.Length).Take(count), Store.ArtifactSearch.Find(filter, count, first[^1].Record).Select(static each => each.Record.Digest));
        }

        PlacedArtifact found = Store.ArtifactSearch.Find(ArtifactFilter.All, 1, null).Single();
        Assert.Equal((made[0].Artifact, made[0].At), (found.Record, found.MadeAt));
        Assert.EndsWith("/a/output", found.Place!, StringComparison.Ordinal);
        Assert.Throws<MillraceException>(() => Store.ArtifactSearch.Find(ArtifactFilter.All, 1, Written.Artifact("never stored")));
    }
}
