using Millrace.Data;

namespace Millrace.Safety.Tests.Work;

/// <summary>Makes rows of 2,560 bytes of text, the same in each two, which come in no order.</summary>
[Component]
public sealed partial class MakeWideRows
{
    /// <summary>How many.</summary>
    [Parameter]
    public required int Count { get; init; }

    public async Task<Dataset<FileRow>> RunAsync(Seed seed, StepContext step, CancellationToken cancellation)
    {
        DatasetWriter<FileRow> writer = step.CreateDataset<FileRow>();
        await using (writer.ConfigureAwait(false))
        {
            Random random = seed.CreateRandom();
            string text = "";
            for (int i = 0; i < Count; i++)
            {
                if (i % 2 == 0)
                    text = string.Concat(Enumerable.Repeat($"{random.NextInt64():x16}", 160));
                await writer.AddAsync(new FileRow { Number = i, Text = text }, cancellation).ConfigureAwait(false);
            }

            return await writer.CompleteAsync(cancellation).ConfigureAwait(false);
        }
    }
}
