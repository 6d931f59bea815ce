using Millrace.Data;
using Millrace.Questions;
using Millrace.Runtime;
using Millrace.Tests.Spans;

namespace Millrace.Tests.Versions;

/// <summary>The questions of the commands, asked by a program.</summary>
public sealed class StoreQuestionsTests : IDisposable
{
    private readonly SalesFolder _sales = new();

    public StoreQuestionsTests()
    {
        _sales.WriteDay("2011-03-01.csv", quantity: 1);
        _sales.WriteDay("2011-03-02.csv", quantity: 2);
    }

    private string Pattern => _sales.PathOf(_sales.Pattern);

    public void Dispose() => _sales.Dispose();

    [Fact]
    public async Task Versions_of_data_are_compared()
    {
        await _sales.RunAsync();
        _sales.WriteDay("2011-03-02.csv", quantity: 7, hour: 3);
        _sales.WriteDay("2011-03-03.csv", quantity: 3);
        await _sales.RunAsync();
        using Store store = Store.OpenForReading(_sales.Store, TimeProvider.System);
        DataVersion[] versions = [.. store.Versions.Log(Pattern, 2, null)];

        DataDifference difference = await store.CompareDataAsync(store.ResolveData($"{Pattern}@{versions[1].Digest}"), store.ResolveData($"{Pattern}@last"));

        Assert.Equal((true, false, (bool?)false), (difference.HasTables, difference.IsIdentical, difference.HasSameRows));
        Assert.Equal((4, 6), (difference.Before!.Rows, difference.After!.Rows));
        Assert.True(difference.Schema!.IsEmpty);
        Assert.True(store.Versions.CompareSchemas(versions[1], versions[0])!.IsEmpty);
        Assert.Equal(["CustomerID"], difference.SensitiveColumns);
        Assert.Equal("7", difference.Columns!.Columns.Single(static column => column.Name == "Quantity").After!.Max);
        Assert.All(difference.After.Columns.Where(static column => column.Name == "CustomerID"), static column => Assert.True(column.Max is null or SensitiveAttribute.Mask));
        Assert.Equal(["2011-03-03.csv"], difference.Files!.Added.AsEnumerable());
        Assert.Equal(["2011-03-02.csv"], difference.Files.Changed.AsEnumerable());
        Assert.Equal(1, difference.Files.Same);
        Assert.Throws<MillraceException>(() => store.ResolveData("nothing"));
    }

    [Fact]
    public async Task Lineage_begins_at_what_a_reference_names_and_its_impact_is_told()
    {
        await _sales.RunAsync();
        using Store store = Store.OpenForReading(_sales.Store, TimeProvider.System);

        LineageRoots file = await store.ResolveLineageAsync(_sales.PathOf("2011-03-01.csv"));
        Assert.Equal(_sales.PathOf("2011-03-01.csv"), Assert.Single(file.Nodes).File!.Path);
        Assert.Equal(LineageNodeKind.Artifact, Assert.Single((await store.ResolveLineageAsync("last/concatenate")).Nodes).Kind);
        StoreImpact impact = await store.FindImpactAsync(file);
        Assert.Equal(["sales"], impact.Whole.Pipelines.Select(static each => each.Pipeline));
        Assert.Empty(impact.Registrations);
        Assert.StartsWith(
            "'sha256:xyz' is no digest", (await Assert.ThrowsAsync<MillraceException>(async () => await store.ResolveLineageAsync("sha256:xyz"))).Message, StringComparison.Ordinal);
    }
}
