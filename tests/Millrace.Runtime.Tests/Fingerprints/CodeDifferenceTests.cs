using System.Collections.Immutable;

namespace Millrace.Runtime.Tests.Fingerprints;

/// <summary>How a change of code is told.</summary>
public sealed class CodeDifferenceTests
{
    public static TheoryData<string?, string, string> Differences => new()
    {
        { null, "", "Method A.B`0()Void 1" },
        { null, "Method A.B`0()Void 1", "Method A.B`0()Void 1" },
        { "method Helper.Clean changed", "Method Shop.Helper.Clean`0(String)Void 1", "Method Shop.Helper.Clean`0(String)Void 2" },
        { "method Helper.constructor changed", "Method Shop.Helper..ctor`0()Void 1", "Method Shop.Helper..ctor`0()Void 2" },
        { "method SplitNotes.Run changed", "Method SplitNotes.Run (generated) 1", "Method SplitNotes.Run (generated) 2" },
        { "package Pack changed from 1.0.0 to 1.0.1", "Package Pack 1.0.0", "Package Pack 1.0.1" },
        { "type Row is new", "Package Pack 1.0.0", "Package Pack 1.0.0|Type Shop.Row 1" },
        { "library Lib is gone", "Package Pack 1.0.0|Library Lib 1", "Package Pack 1.0.0" },
        { "type A changed, type B changed, type C changed and 1 more", "Type A 1|Type B 1|Type C 1|Type D 1", "Type A 2|Type B 2|Type C 2|Type D 2" },
    };

    [Theory]
    [MemberData(nameof(Differences))]
    public void What_changed_is_named(string? difference, string before, string now) =>
        Assert.Equal(difference, CodeDifference.Describe(Parts(before), Parts(now)));

    private static ImmutableArray<CodePart> Parts(string text) => [.. text.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(Part)];

    private static CodePart Part(string text) =>
        new(Enum.Parse<CodePartKind>(text.Split(' ')[0]), text[(text.IndexOf(' ', StringComparison.Ordinal) + 1)..text.LastIndexOf(' ')], text.Split(' ')[^1]);
}
