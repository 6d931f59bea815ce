using CsCheck;

namespace Millrace.Quality.Tests.Updating;

public sealed class UnifiedDiffTests
{
    [Fact]
    public void Equal_texts_have_no_difference() => Assert.Equal("", UnifiedDiff.Of("a\nb\n", "a\nb\n", "x"));

    [Fact]
    public void Lines_that_differ_stand_within_three_that_do_not() => Assert.Equal(
        """
        --- a/x.cs
        +++ b/x.cs
        @@ -2,7 +2,8 @@
         2
         3
         4
        -5
        +five
        +and a half
         6
         7
         8
        @@ -12,4 +13,3 @@
         12
         13
         14
        -15

        """,
        UnifiedDiff.Of(Numbers(1, 15), Numbers(1, 4) + "five\nand a half\n" + Numbers(6, 9), "x.cs"),
        ignoreLineEndingDifferences: true);

    [Fact]
    public void A_last_line_without_an_end_is_told() => Assert.Equal(
        "--- a/x\n+++ b/x\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n", UnifiedDiff.Of("a", "a\n", "x"));

    [Fact]
    public void What_is_patched_is_the_later_text() => Gen.Select(Text, Text).Sample(static (before, after) => Assert.Equal(after, Patch(before, UnifiedDiff.Of(before, after, "x"))));

    [Fact]
    public void Of_long_texts_no_more_is_told_than_differs()
    {
        string before = $"first\n{Numbers(1, 5000)}last\n", after = $"1st\n{Numbers(1, 2499)}middle\n{Numbers(2501, 2500)}end\n";
        string diff = UnifiedDiff.Of(before, after, "x");
        Assert.Equal(3, diff.Split("\n@@").Length - 1);
        Assert.Equal(after, Patch(before, diff));
    }

    [Fact]
    public void Long_texts_of_lines_that_come_again_and_again_differ_too()
    {
        string before = string.Concat(Enumerable.Range(0, 3000).Select(static i => i % 3 == 0 ? "a\n" : "b\n"));
        string after = string.Concat(Enumerable.Range(0, 3000).Select(static i => i % 3 == 2 ? "a\n" : "c\n"));
        Assert.Equal(after, Patch(before, UnifiedDiff.Of(before, after, "x")));
    }

    private static Gen<string> Text { get; } = Gen.Int[0, 3].Array[0, 30].Select(static lines => string.Concat(lines.Select(static line => $"{line}\n")));

    private static string Numbers(int first, int count) => string.Concat(Enumerable.Range(first, count).Select(static line => FormattableString.Invariant($"{line}\n")));

    // By the places that hunks name.
    private static string Patch(string before, string diff)
    {
        string[] old = before.Split('\n')[..^1];
        List<string> result = [];
        int at = 0;
        foreach (string line in diff.Split('\n').Skip(2).Where(static line => line.Length > 0))
        {
            if (line[0] == '@')
            {
                int[] place = [.. line.Split(' ')[1][1..].Split(',').Select(static part => int.Parse(part, null))];
                int start = place[1] == 0 ? place[0] : place[0] - 1;
                result.AddRange(old[at..start]);
                at = start;
            }
            else
            {
                if (line[0] != '+')
                    Assert.Equal(line[1..], old[at++]);
                if (line[0] != '-')
                    result.Add(line[1..]);
            }
        }

        return string.Concat(result.Concat(old[at..]).Select(static line => line + "\n"));
    }
}
