using Millrace.Data;

namespace Millrace.Safety.Tests.Work;

/// <summary>Makes rows with texts that no codec makes much shorter.</summary>
[Component]
public sealed partial class MakeFileRows
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
            for (int i = 0; i < Count; i++)
                await writer.AddAsync(new FileRow { Number = i, Text = $"{random.NextInt64():x16}" }, cancellation).ConfigureAwait(false);
            return await writer.CompleteAsync(cancellation).ConfigureAwait(false);
        }
    }
}
