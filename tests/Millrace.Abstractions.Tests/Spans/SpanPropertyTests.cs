using System.Collections.Immutable;
using CsCheck;

namespace Millrace.Abstractions.Tests.Spans;

public sealed class SpanPropertyTests
{
    private static readonly string[][] s_parts =
    [
        ["{span}"], ["{span:6}"], ["{yyyy}"], ["{yyyy}", "{MM}"], ["{yyyy}", "{mm}", "{dd}"], ["{yyyy}", "{MM}", "{dd}", "{hh}"],
    ];

    private static readonly string[] s_texts = ["/", "-", "_", ".", " ", "/x/", "{{", "}}/", "é", "-v.", "a/b"];

    private static readonly Gen<string> s_between = Gen.Int[0, s_texts.Length - 1].Select(static i => s_texts[i]);

    /// <summary>Patterns of any order of parts, with and without versions, with what stands between the parts.</summary>
    private static readonly Gen<(string Pattern, bool HasVersion, int Unit)> s_pattern =
        from unit in Gen.Int[0, s_parts.Length - 1]
        from hasVersion in Gen.Bool
        from order in Gen.Shuffle((string[])[.. s_parts[unit], .. hasVersion ? new[] { "{version}" } : []])
        from between in s_between.Array[order.Length + 1]
        select ("r" + string.Concat(order.Select((part, i) => between[i] + part)) + between[^1] + "z", hasVersion, unit);

    [Fact]
    public void What_a_pattern_writes_it_finds_again() =>
        Gen.Select(s_pattern, Gen.Int[1, 999_999].Array[1, 20], Gen.Int[0, 3]).Sample(
            (pattern, numbers, version) =>
            {
                SpanPattern writes = SpanPattern.Parse(pattern.Pattern, new FakeFolders(false));
                SpanId[] spans = [.. numbers.Select(number => SpanOf(writes.Unit, number)).Distinct().Order()];
                string[] files = [.. spans.Select(span => writes.Format(span, pattern.HasVersion ? version : null))];
                SpanPattern reads = SpanPattern.Parse(pattern.Pattern, new FakeFolders(false, files));

                ImmutableArray<SpanFiles> found = reads.Find(SpanSelection.All);
                Assert.Equal(spans, found.Select(static span => span.Span));
                Assert.Equal(files, found.Select(static span => Assert.Single(span.Files)));
                Assert.All(found, span => Assert.Equal(pattern.HasVersion ? version : null, span.Version));
                Assert.Equal(spans[^1], Assert.Single(reads.Find(SpanSelection.Latest)).Span);
                Assert.Equal(spans[^Math.Min(3, spans.Length)..], reads.Find(SpanSelection.Parse("last 3")).Select(static span => span.Span));
                SpanId middle = spans[spans.Length / 2];
                Assert.Equal(spans[(spans.Length / 2)..], reads.Find(SpanSelection.Parse($"{middle}..")).Select(static span => span.Span));
                Assert.Equal(middle, Assert.Single(reads.Find(SpanSelection.Parse($"{middle}"))).Span);
            },
            seed: "0N0XIzNsQ0O2",
            iter: 500);

    [Fact]
    public void A_span_is_read_back_from_its_text() =>
        Gen.Select(Gen.Enum<SpanUnit>(), Gen.Int[0, 999_999]).Sample((unit, number) =>
        {
            SpanId span = SpanOf(unit, number);
            Assert.Equal(span, SpanId.Parse(span.ToString(), unit));
            Assert.True(unit == SpanUnit.Number || (span.Start <= span.End && SpanId.Of(span.End!.Value.AddTicks(-1), unit) == span));
        });

    [Fact]
    public void The_last_spans_of_the_calendar_have_an_end()
    {
        Assert.All(Enum.GetValues<SpanUnit>().Skip(1), static unit => Assert.Equal(DateTime.MaxValue, SpanId.Of(DateTime.MaxValue, unit).End));
        Assert.Equal(new DateTime(9999, 12, 31), SpanId.Of(new DateTime(9999, 12, 30), SpanUnit.Day).End);
    }

    private static SpanId SpanOf(SpanUnit unit, int number) =>
        unit == SpanUnit.Number ? SpanId.Of(number) : SpanId.Of(new DateTime(1990, 1, 1).AddHours(number), unit);
}
