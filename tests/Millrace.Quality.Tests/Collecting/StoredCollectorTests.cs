using Millrace.Data;
using Millrace.Quality.Tests.Rows;

namespace Millrace.Quality.Tests.Collecting;

/// <summary>What collectors write down, and go on with once it was read.</summary>
public sealed class StoredCollectorTests
{
    private const byte Version = 1;

    private static readonly ColumnInfo Secret = new("x", "X", ColumnType.Boolean, true) { IsSensitive = true };

    private static ReadOnlySpan<byte> Tag => "Test"u8;

    [Fact]
    public void How_often_a_sensitive_boolean_is_false_is_not_stored()
    {
        Assert.Equal(Write(Collected(Booleans(3, 4))), Write(Collected(Booleans(6, 1))));
        Assert.NotEqual(Write(Collected(Booleans(3, 4))), Write(Collected(Booleans(7, 0))));

        static ValueColumn<bool> Booleans(int no, int yes)
        {
            var column = new ValueColumn<bool>(Secret, 0, ValueFormats.Boolean);
            foreach (bool value in (bool[])[.. Enumerable.Repeat(false, no), .. Enumerable.Repeat(true, yes)])
                column.Append(value);
            return column;
        }
    }

    [Fact]
    public void What_characters_sensitive_texts_are_of_is_neither_told_nor_stored()
    {
        TextColumn one = Scan.Texts(Secret with { Type = ColumnType.Text }, "12", "ab", null), other = Scan.Texts(one.Info, "-.", "längere Texte", null);
        Assert.Equal(Write(Collected(one)), Write(Collected(other)));
        TextStatistics told = Profile.Column(one).Texts!;
        Assert.Equal((0, null), (told.Numeric, told.Characters));
        told = Profile.Column(one, mask: false).Texts!;
        Assert.Equal((1, 2, 2), (told.Numeric, told.Characters!.Value.Digits, told.Characters.Value.Letters));
    }

    [Fact]
    public void Many_close_numbers_are_told_exactly_before_and_after_they_were_stored()
    {
        ValueColumn<int> column = Numbers(Enumerable.Range(0, 10_000));
        ColumnCollector collected = Collected(column);
        NumberStatistics before = collected.Summary(StatisticsOptions.Default).Numbers!;
        NumberStatistics after = Read(Write(collected), column, seed: 99).Summary(StatisticsOptions.Default).Numbers!;
        foreach (NumberStatistics found in (NumberStatistics[])[before, after])
        {
            Assert.Equal(0, found.RankError);
            Quantile[] expected =
            [
                .. StatisticsOptions.Default.Quantiles.Select(static share => new Quantile(share, (double)Math.Ceiling((decimal)share * 10_000) - 1)),
            ];
            Assert.Equal(expected, found.Quantiles.ToArray());
            Assert.All(found.EqualWidth!.Buckets, static bucket => Assert.Equal(1000, bucket.Weight));
        }
    }

    [Theory]
    [InlineData(5000, 1)]
    [InlineData(5000, 1_000_003)]
    [InlineData(30_000, 7919)]
    public void What_was_stored_merges_as_it_would_have_before(int count, int factor)
    {
        int[] numbers = [.. Enumerable.Range(0, count).Select(i => (int)((i * (long)factor) % 2_000_003)), .. Enumerable.Range(0, 500)];
        ValueColumn<int> first = Numbers(numbers.Take(count / 2)), second = Numbers(numbers.Skip(count / 2));
        ColumnCollector mine = Collected(first), its = Collected(second, seed: 2);
        ColumnCollector read = Read(Write(mine), first), other = Read(Write(its), second, seed: 2);
        mine.Merge(its);
        read.Merge(other);
        Assert.Equal(Write(mine), Write(read));
    }

    [Fact]
    public void Members_of_enumerations_are_in_the_order_of_their_numbers()
    {
        Check(("Below", "Above"), Depth.Ground, Depth.Above, Depth.Below);
        Check(("Near", "End"), Distance.End, Distance.Near, Distance.Middle);
        Check(("Low", "High"), Height.High, Height.Low);

        static void Check<T>((string Least, string Greatest) expected, params T[] members)
            where T : struct, Enum
        {
            var column = new ValueColumn<T>(Secret with { Type = ColumnType.Enum, IsSensitive = false }, 0, ValueFormats.Enum<T>());
            foreach (T member in members)
                column.Append(member);
            ColumnStatistics found = Read(Write(Collected(column)), column).Summary(StatisticsOptions.Default);
            Assert.Equal(expected, (found.Minimum, found.Maximum));
            Assert.Equal(members.Length, found.Distinct.Count);
        }
    }

    [Fact]
    public void Of_long_texts_the_first_characters_are_told_and_stored()
    {
        TextColumn column = Scan.Texts(Secret with { Type = ColumnType.Text, IsSensitive = false }, new string('z', 1_000_000), $"a{new string('ü', 200)}", "b");
        byte[] bytes = Write(Collected(column));
        Assert.InRange(bytes.Length, 1, 5000);
        ColumnStatistics found = Read(bytes, column).Summary(StatisticsOptions.Default);
        Assert.Equal(($"a{new string('ü', 127)}…", $"{new string('z', 256)}…"), (found.Minimum, found.Maximum));
        Assert.Equal((1, 1_000_000), (found.Texts!.Lengths.Minimum, found.Texts.Lengths.Maximum));

        column = Scan.Texts(column.Info, new string('z', 256), new string('z', 257));
        found = Profile.Column(column);
        Assert.Equal((new string('z', 256), $"{new string('z', 256)}…"), (found.Minimum, found.Maximum));
    }

    [Fact]
    public void The_seed_is_stored()
    {
        Delivery[] rows = [.. Enumerable.Range(0, 9000).Select(static i => Delivery.Of(
            i < 4500 ? i : 100_000 + i, price: i * 7919 % 5003, tip: null, rider: null))];
        CollectedStatistics mine = Of(seed: 5, rows[..4500]), its = Of(seed: 6, rows[4500..]);
        CollectedStatistics read = CollectedStatistics.FromBytes(mine.ToBytes(), Profile.Columns<Delivery>());
        mine.Merge(its);
        read.Merge(CollectedStatistics.FromBytes(its.ToBytes(), Profile.Columns<Delivery>()));
        Assert.Equal(mine.ToBytes(), read.ToBytes());

        static CollectedStatistics Of(ulong seed, Delivery[] rows)
        {
            var collected = new CollectedStatistics("Delivery", Profile.Columns<Delivery>(), seed);
            collected.Add(Delivery.InBatch(rows), default);
            return collected;
        }
    }

    private enum Depth : short
    {
        Below = -3,
        Ground = 0,
        Above = 4,
    }

    private enum Distance : ulong
    {
        Near = 1,
        Middle = long.MaxValue,
        End = ulong.MaxValue,
    }

    private enum Height : byte
    {
        Low = 1,
        High = 200,
    }

    private static ValueColumn<int> Numbers(IEnumerable<int> numbers)
    {
        var column = new ValueColumn<int>(new ColumnInfo("x", "X", ColumnType.Int32, true), 0, ValueFormats.Int32);
        foreach (int number in numbers)
            column.Append(number);
        return column;
    }

    private static ColumnCollector Collected(Column column, ulong seed = 1)
    {
        ColumnCollector collector = ColumnCollectors.Of(column, seed);
        collector.Add(column, default);
        return collector;
    }

    private static byte[] Write(ColumnCollector collector)
    {
        var writer = new SketchWriter(Tag, Version);
        collector.Write(writer);
        return writer.ToArray();
    }

    private static ColumnCollector Read(byte[] bytes, Column column, ulong seed = 1)
    {
        var reader = new SketchReader(bytes, Tag, Version, "test");
        ColumnCollector collector = ColumnCollectors.Of(column, seed);
        collector.Read(ref reader);
        reader.End();
        return collector;
    }
}
