using Millrace.Data;
using Millrace.Quality.Tests.Rows;

namespace Millrace.Quality.Tests.Collecting;

/// <summary>What was given back to the pools is not read again, whoever writes to it.</summary>
public sealed class LetGoTests
{
    [Fact]
    public void Arrays_that_were_given_back_are_written_to()
    {
        long[] array = Pooled.Rent<long>(1000);
        array[7] = 1;
        Pooled.Return(array);
        Garbage.Fill();
        Assert.NotEqual(1, array[7]);
    }

    [Theory]
    [InlineData(40, false)]
    [InlineData(40, true)]
    [InlineData(12_000, false)]
    [InlineData(12_000, true)]
    public void What_was_merged_needs_nothing_of_what_it_came_from(int rows, bool isWeighted)
    {
        byte[] kept = Merged(letGo: false), given = Merged(letGo: true);
        Assert.Equal(kept, given);

        byte[] Merged(bool letGo)
        {
            CollectedStatistics all = Gathered(0);
            for (int part = 1; part < 3; part++)
            {
                CollectedStatistics next = Gathered(part);
                all.Merge(next);
                if (!letGo)
                    continue;
                next.LetGo();
                Garbage.Fill();
            }

            byte[] bytes = all.ToBytes();
            DatasetStatistics told = all.Summary(StatisticsOptions.Default);
            byte[] written = StatisticsFile.Write(told, StatisticsOptions.Default);
            if (letGo)
            {
                all.LetGo();
                Garbage.Fill();
                Assert.Equal(written, StatisticsFile.Write(told, StatisticsOptions.Default));
            }

            return bytes;
        }

        CollectedStatistics Gathered(int part)
        {
            CollectedStatistics gathered = Rows(part * rows, part);
            gathered.Slices.Add(new Slice("open", "true", false), Rows(part, part));
            gathered.Slices.Add(new Slice("name", $"n{part}", false), Rows(part * 7, part));
            return gathered;
        }

        CollectedStatistics Rows(int start, int seed)
        {
            var gathered = new CollectedStatistics("Parcel", Profile.Columns<Parcel>(), (ulong)seed) { WeightColumn = isWeighted ? "weight" : null };
            using var batch = new Parcel.Batch(rows);
            foreach (Parcel parcel in Parcel.Made(start, rows))
                batch.Add(in parcel);
            gathered.Add(batch, isWeighted ? batch.Weight.Values : default);
            return gathered;
        }
    }

    [Fact]
    public void A_slice_that_moves_to_another_place_keeps_what_it_has()
    {
        CollectedStatistics all = Of(0, 30), other = Of(30, 20);
        all.Slices.Add(new Slice("open", "true", false), Of(0, 10));
        all.Slices.Add(new Slice("open", "true", false), Of(10, 10));
        other.Slices.Add(Slice.OthersOf("open"), Of(30, 5));
        all.Merge(other);
        other.LetGo();
        Garbage.Fill();
        SliceStatistics slice = Assert.Single(all.Summary(StatisticsOptions.Default).Slices);
        Assert.Equal((true, 25, 25), (slice.IsOthers, slice.Statistics.Rows, slice.Statistics.Find("id")!.Distinct.Count));

        static CollectedStatistics Of(int start, int count)
        {
            var gathered = new CollectedStatistics("Parcel", Profile.Columns<Parcel>(), (ulong)start);
            using var batch = new Parcel.Batch(count);
            foreach (Parcel parcel in Parcel.Made(start, count))
                batch.Add(in parcel);
            gathered.Add(batch, default);
            return gathered;
        }
    }

    [Fact]
    public async Task Every_kind_of_column_is_gathered_over_several_stretches()
    {
        Parcel[] parcels = Parcel.Made(0, Stretch.Rows + 30_000);
        Dataset<Parcel> rows = Dataset.Of(parcels);
        ScanResult found = await Profile.Rows(rows, Profile.Request() with { Threads = 1 });
        Garbage.Fill();
        Assert.Equal(found.Collected.ToBytes(), (await Profile.Rows(rows, Profile.Request() with { Threads = 3 })).Collected.ToBytes());
        Dictionary<string, ColumnStatistics> columns = found.Statistics.Columns.ToDictionary(static column => column.Name);

        Assert.Equal((parcels.Length, 1500), (columns["id"].Present, columns["id"].Distinct.Count));
        Assert.Equal("00000000-0001-0002-0304-05060708090a", columns["id"].Minimum);
        decimal[] prices = [.. parcels.Where(static parcel => parcel.Price is not null).Select(static parcel => parcel.Price!.Value)];
        Assert.Equal((prices.Length, 2000, "499.75"), (columns["price"].Present, columns["price"].Distinct.Count, columns["price"].Maximum));
        Assert.Equal((double)prices.Average(), columns["price"].Numbers!.Mean!.Value, 1e-9);
        Assert.Equal((1200, $"{((Int128)1 << 70) + 1199}"), (columns["wide"].Distinct.Count, columns["wide"].Maximum));
        byte[][] seals = [.. parcels.Where(static parcel => parcel.Seal is not null).Select(static parcel => parcel.Seal!)];
        Assert.Equal(
            (seals.Length, seals.Select(Convert.ToHexString).Distinct().Count(), 1, 3),
            (columns["seal"].Present, columns["seal"].Distinct.Count, columns["seal"].Texts!.Lengths.Minimum, columns["seal"].Texts!.Lengths.Maximum));
        Assert.Equal(seals.Average(static seal => seal.Length), columns["seal"].Texts!.Lengths.Mean, 1e-9);

        ListStatistics marks = columns["marks"].Lists!;
        int?[] elements = [.. parcels.SelectMany(static parcel => parcel.Marks)];
        int lists = parcels.Select(static parcel => string.Join(',', parcel.Marks.Select(static mark => mark ?? -1))).Distinct().Count();
        Assert.Equal(lists, columns["marks"].Distinct.Count);
        Assert.Equal((0, 4, elements.Count(static mark => mark is not null)), (marks.Lengths.Minimum, marks.Lengths.Maximum, marks.Items.Present));
        Assert.Equal((elements.Max(), elements.Min()), ((int)marks.Items.Numbers!.Maximum!, (int)marks.Items.Numbers.Minimum!));
        Assert.Equal(elements.Average()!.Value, marks.Items.Numbers.Mean!.Value, 1e-6);
        Assert.Equal(parcels.Select(static parcel => parcel.Names[0]).Distinct().Count(), columns["names"].Distinct.Count);
        double most = parcels.Where(static parcel => parcel.Name is not null).GroupBy(static parcel => parcel.Name!)
            .Max(static group => group.Count());
        Assert.Equal(most, columns["name"].Frequent!.Values[0].Weight);
    }
}
