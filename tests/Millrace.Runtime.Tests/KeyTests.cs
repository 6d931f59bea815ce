using CsCheck;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

public sealed class KeyTests
{
    [Fact]
    public void Different_parts_have_different_digests()
    {
        Gen<KeyPart[]> parts = Gen.Select(
            Gen.Enum<KeyPartKind>(),
            OneOf("", "a", "ab"),
            OneOf<string?>(null, "", "a", "b"),
            static (kind, name, value) => new KeyPart(kind, name, value)).Array[0, 3];

        Gen.Select(parts, parts).Sample(static (left, right) =>
            left.SequenceEqual(right) == (new StepKey([.. left]).Digest == new StepKey([.. right]).Digest));
    }

    [Fact]
    public void The_difference_of_two_keys_is_empty_only_where_they_are_equal()
    {
        Gen<KeyPart[]> parts = Gen.Select(OneOf<string?>(null, "", "1"), OneOf("1", "2"), Gen.Bool, static (parameter, seed, hasService) =>
            (KeyPart[])
            [
                new(KeyPartKind.Parameter, "p", parameter),
                new(KeyPartKind.Seed, "", seed),
                .. hasService ? [new KeyPart(KeyPartKind.Service, "S", "s")] : Array.Empty<KeyPart>(),
            ]);

        Gen.Select(parts, parts).Sample(
            static (left, right) => left.SequenceEqual(right) == (KeyDifference.Describe([.. left], [.. right], static _ => []) is null));
    }

    [Fact]
    public void Changes_are_told_in_a_few_words()
    {
        KeyPart[] before =
        [
            new(KeyPartKind.Parameter, "rate", "0.2"),
            new(KeyPartKind.Parameter, "note", null),
            new(KeyPartKind.Input, "models[0]", "1"),
            new(KeyPartKind.Code, "", "x"),
            new(KeyPartKind.Runtime, "", "10.0.1"),
        ];
        KeyPart[] now =
        [
            new(KeyPartKind.Parameter, "rate", "0.3"),
            new(KeyPartKind.Parameter, "note", ""),
            new(KeyPartKind.Input, "models[0]", "2"),
            new(KeyPartKind.Input, "models[1]", "3"),
            new(KeyPartKind.Code, "", "y"),
            new(KeyPartKind.Runtime, "", "10.0.2"),
        ];

        Assert.Equal(
            "parameter rate changed from 0.2 to 0.3, parameter note changed from nothing to \"\", input models changed, code changed, .NET changed from "
            + "10.0.1 to 10.0.2",
            KeyDifference.Describe([.. before], [.. now], static _ => []));
    }

    [Fact]
    public async Task A_value_without_an_exact_text_keeps_a_step_from_being_reused()
    {
        using var test = new TestStore();
        ParameterInfo Shape(object value) => new() { Name = "shape", Member = "Shape", Codec = ParameterCodec.Of<Vague>(), Default = () => value };
        PipelinePlan plan = Plan(Step("draw", Of("draw", static _ => default, outputs: [], parameters: [Shape(new Vague())])));
        await test.RunAsync(plan);

        Assert.Equal("the value of parameter shape has no exact text", (await test.RunAsync(plan)).Steps[0].Reason);
    }

    [Fact]
    public async Task Lists_that_look_alike_are_never_taken_for_one_another()
    {
        using var test = new TestStore();
        var seen = new List<string>();
        PipelinePlan Plan(params string[] names) => Components.Plan(Step("list", Of(
            "list",
            call =>
            {
                seen.Add(string.Join('|', call.Parameter<IReadOnlyList<string>>(0)));
                return ValueTask.CompletedTask;
            },
            outputs: [],
            parameters:
            [
                new ParameterInfo { Name = "names", Member = "Names", Codec = ParameterCodec.List<string>(ParameterCodec.Of<string>()), Default = () => names },
            ])));

        await test.RunAsync(Plan("a", "b"));
        await test.RunAsync(Plan("a,b"));
        await test.RunAsync(Plan("a", "b"));

        Assert.Equal(["a|b", "a,b"], seen);
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private sealed class Vague : IParsable<Vague>
    {
        public static Vague Parse(string s, IFormatProvider? provider) => new();

        public static bool TryParse(string? s, IFormatProvider? provider, out Vague result)
        {
            result = new Vague();
            return true;
        }
    }
}
