using CsCheck;

namespace Millrace.Abstractions.Tests;

/// <summary>Derived seeds are the same each time and differ from each other.</summary>
public sealed class SeedTests
{
    /// <summary>The first values of the published SplitMix64 generator with seed 1234567, of which a derived seed is the n-th output.</summary>
    [Theory]
    [InlineData(0, 6457827717110365317)]
    [InlineData(1, 3203168211198807973)]
    [InlineData(2, 9817491932198370423)]
    public void A_derived_seed_is_an_output_of_SplitMix64(ulong stream, ulong expected) =>
        Assert.Equal(expected, new Seed(1234567).Derive(stream).Value);

    [Fact]
    public void Streams_differ() =>
        Gen.ULong.Sample(value => Enumerable.Range(0, 100).Select(stream => new Seed(value).Derive((ulong)stream)).Distinct().Count() == 100);

    [Fact]
    public void The_32_bit_form_is_never_negative() => Gen.ULong.Sample(value => new Seed(value).ToInt32() >= 0);

    [Fact]
    public void The_same_seed_draws_the_same_numbers() =>
        Assert.Equal(new Seed(5).CreateRandom().Next(), new Seed(5).CreateRandom().Next());
}
