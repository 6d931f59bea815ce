namespace Millrace.Runtime.Tests.Fingerprints;

/// <summary>What was read of a program's code is known later, and what was read just now in a store that is only read.</summary>
public sealed class CodeCatalogTests
{
    private static readonly CodePart s_part = new(CodePartKind.Method, "Shop.Helper.Clean`0()Void", "1");

    [Fact]
    public void A_store_that_is_only_read_tells_which_method_changed()
    {
        using var test = new TestStore();
        test.Store.Code.Keep("build 1", "split", new ComponentCode("old", null, IsDeterministic: false), [s_part]);
        using Store reading = Store.OpenForReading(test.StoreFolder, TimeProvider.System);

        reading.Code.Keep("build 2", "split", new ComponentCode("new", null, IsDeterministic: false), [s_part with { Digest = "2" }]);

        Assert.Equal(
            "method Helper.Clean changed",
            KeyDifference.Describe([new KeyPart(KeyPartKind.Code, "", "old")], [new KeyPart(KeyPartKind.Code, "", "new")], reading.Code.Parts));
        Assert.Null(reading.Code.Find("build 2", "split"));
    }

    [Fact]
    public void What_was_kept_is_found_by_build_and_component()
    {
        using var test = new TestStore();
        var code = new ComponentCode("digest", "cannot be seen", IsDeterministic: true);
        test.Store.Code.Keep("build", "split", code, [s_part]);
        using Store reading = Store.OpenForReading(test.StoreFolder, TimeProvider.System);

        Assert.Equal(code, reading.Code.Find("build", "split"));
        Assert.Null(reading.Code.Find("other build", "split"));
        Assert.Equal(s_part, Assert.Single(reading.Code.Parts("digest")));
        Assert.Empty(reading.Code.Parts("other"));
    }
}
