using Millrace.Data;
using Millrace.Testing;

namespace Millrace.Tables.Tests.Engine;

/// <summary>
/// Far more rows than the budget holds: few in a budget in proportion, with MILLRACE_FULL=1 twenty million in 256 MiB. What comes out is known without
/// a second engine, as keys are a permutation of the numbers.
/// </summary>
internal sealed class ManyRows : IDisposable
{
    // It is a prime, so it permutes the numbers below any count that is made of twos and fives.
    private const long Factor = 1_299_709;

    /// <summary>Whether as many rows are worked on as the issue says.</summary>
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("MILLRACE_FULL") == "1";

    /// <summary>How many rows there are.</summary>
    public static long Count { get; } = IsFull ? 20_000_000 : 200_000;

    /// <summary>Bytes of the budget.</summary>
    public static long Budget { get; } = IsFull ? 256L << 20 : (256L << 20) / 100;

    public TestStepContext Step { get; } = new();

    /// <summary>Bytes that went into files.</summary>
    public long Spilled { get; private set; }

    /// <summary>The budget and two threads.</summary>
    public TableOptions Options => TableOptions.OfBytes(Budget, 2, bytes => Spilled += bytes);

    public void Dispose() => Step.Dispose();

    /// <summary>A row's key; each is there a number of times.</summary>
    public static long KeyOf(long number, int each) => number * Factor % Count / each;

    public async Task<Dataset<Entry>> WriteAsync(int each)
    {
        await using DatasetWriter<Entry> writer = Step.CreateDataset<Entry>();
        using var batch = new Entry.Batch();
        for (long number = 0; number < Count;)
        {
            batch.Clear();
            for (int i = 0; i < 10_000; i++, number++)
                batch.Add(new Entry { Number = number, Key = KeyOf(number, each), Amount = 0.5 });
            await writer.AddAsync(batch);
        }

        return await writer.CompleteAsync();
    }
}
