using Millrace.Data;

namespace Millrace.Benchmarks.Features;

/// <summary>Makes sales: the same for the same position, whoever asks.</summary>
public static class Sales
{
    private const int BatchRows = 1 << 16;
    private static readonly DateTime s_start = new(2026, 1, 1);
    private static readonly string[] s_channel = Names("Channel", 4);
    private static readonly string[] s_region = Names("Region", 12);
    private static readonly string[] s_brand = Names("Brand", 50);
    private static readonly string[] s_colour = Names("Colour", 100);
    private static readonly string[] s_city = Names("City", 500);
    private static readonly string[] s_seller = Names("Seller", 1000);
    private static readonly string[] s_article = Names("Article", 5000);
    private static readonly string[] s_postcode = Names("Postcode", 10000);

    /// <summary>The sale at a position.</summary>
    public static Sale At(long position)
    {
        ulong random = (ulong)position;
        float price = 1 + (1_000 * Share(ref random) * Share(ref random));
        DateTime ordered = s_start.AddSeconds(Math.Floor(365.0 * 86_400 * Share(ref random)));
        return new Sale
        {
            Price = price,
            Pieces = 1 + MathF.Floor(9 * Share(ref random)),
            Weight = 0.1f + (20 * Share(ref random)),
            Distance = 900 * Share(ref random),
            Discount = 0.5f * Share(ref random),
            Stock = MathF.Floor(500 * Share(ref random)),
            Visits = MathF.Floor(40 * Share(ref random)),
            Age = 15 * Share(ref random),
            Rating = Share(ref random) < 0.1f ? null : 1 + (4 * Share(ref random)),
            Income = Share(ref random) < 0.05f ? null : 15_000 + (60_000 * Share(ref random)),
            Channel = Of(s_channel, ref random),
            Region = Of(s_region, ref random),
            Brand = Of(s_brand, ref random),
            Colour = Of(s_colour, ref random),
            City = Of(s_city, ref random),
            Seller = Of(s_seller, ref random),
            Article = Of(s_article, ref random),
            Postcode = Of(s_postcode, ref random),
            OrderedAt = ordered,
            SentAt = ordered.AddSeconds(Math.Floor(5.0 * 86_400 * Share(ref random))),
            Returned = Share(ref random) < 0.2f ? 1 : 0,
        };
    }

    /// <summary>Batches of the first sales.</summary>
    /// <param name="count">How many sales.</param>
    public static IEnumerable<Batch<Sale>> Batches(int count)
    {
        for (int start = 0; start < count; start += BatchRows)
        {
            int rows = Math.Min(BatchRows, count - start);
            var batch = new Sale.Batch(rows);
            for (int i = 0; i < rows; i++)
                batch.Add(At(start + i));
            yield return batch;
        }
    }

    // The first ones are the most frequent.
    private static string Of(string[] names, ref ulong random)
    {
        float share = Share(ref random);
        return names[(int)(share * share * names.Length)];
    }

    // SplitMix64.
    private static float Share(ref ulong random)
    {
        random += 0x9E3779B97F4A7C15;
        ulong value = (random ^ (random >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return ((value ^ (value >> 31)) >> 40) / (float)(1 << 24);
    }

    private static string[] Names(string what, int count) => [.. Enumerable.Range(1, count).Select(number => $"{what} {number}")];
}
