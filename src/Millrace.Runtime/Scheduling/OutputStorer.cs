using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Brings a step's outputs into the store, where they stay invisible until the metadata tells of them.</summary>
internal sealed class OutputStorer(RunServices run, BoundStep step, Attempt attempt)
{
    /// <summary>
    /// Saves, syncs, hashes and publishes the outputs, and opens them again from the store. An output that is the very object of an input is aliased:
    /// it keeps the input's content, and nothing is copied.
    /// </summary>
    /// <param name="outputs">What the component handed over.</param>
    /// <param name="inputs">What it got.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>What is stored, and the opened artifacts.</returns>
    /// <exception cref="MillraceException">An output cannot be saved or opened again; the message names it.</exception>
    public async ValueTask<(ImmutableArray<OutputRecord> Records, ImmutableArray<object> Opened)> StoreAsync(
        ImmutableArray<object> outputs, ImmutableArray<ImmutableArray<CallInput>> inputs, CancellationToken cancellation)
    {
        ImmutableArray<OutputInfo> infos = step.Component.Outputs;
        var records = new OutputRecord[outputs.Length];
        var opened = new object[outputs.Length];
        var saved = new List<(int Output, string Folder, StoredObject Content)>();
        for (int i = 0; i < outputs.Length; i++)
        {
            if (FindInput(outputs[i], infos[i].Type, inputs) is CallInput input)
            {
                records[i] = new OutputRecord(infos[i].Name, input.Artifact);
                opened[i] = input.Opened;
            }
            else if (FindEarlier(outputs, infos, i) is < 0)
            {
                string folder = attempt.CreateFolder("output");
                saved.Add((i, folder, await SaveAsync(outputs[i], infos[i], folder, cancellation).ConfigureAwait(false)));
            }
        }

        foreach ((int i, string folder, StoredObject content) in saved)
            (records[i], opened[i]) = await PublishAsync(infos[i], folder, content, cancellation).ConfigureAwait(false);
        for (int i = 0; i < outputs.Length; i++)
        {
            if (records[i] is null)
            {
                int earlier = FindEarlier(outputs, infos, i);
                (records[i], opened[i]) = (records[earlier] with { Name = infos[i].Name }, opened[earlier]);
            }
        }

        return ([.. records], [.. opened]);
    }

    /// <summary>The input that an output passes on; seen through a view it is another artifact.</summary>
    private static CallInput? FindInput(object output, ArtifactType type, ImmutableArray<ImmutableArray<CallInput>> inputs) =>
        inputs.SelectMany(static items => items).FirstOrDefault(input => ReferenceEquals(input.Opened, output) && input.Type == type);

    private static int FindEarlier(ImmutableArray<object> outputs, ImmutableArray<OutputInfo> infos, int output)
    {
        for (int i = 0; i < output; i++)
        {
            if (ReferenceEquals(outputs[i], outputs[output]) && infos[i].Type == infos[output].Type)
                return i;
        }

        return -1;
    }

    private async ValueTask<StoredObject> SaveAsync(object output, OutputInfo info, string folder, CancellationToken cancellation)
    {
        try
        {
            await info.Type.SaveAsync(output, new ArtifactFolder(folder, run.Services), cancellation).ConfigureAwait(false);
            return FolderDigest.Compute(folder, sync: true, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new MillraceException($"Output '{info.Name}' of step '{step.Name}' cannot be saved: {exception.Message}", exception);
        }
    }

    private async ValueTask<(OutputRecord Record, object Opened)> PublishAsync(OutputInfo info, string folder, StoredObject content, CancellationToken cancellation)
    {
        try
        {
            run.Store.Objects.Publish(folder, content, cancellation);
            var artifact = new ArtifactRecord
            {
                Digest = content.Digest,
                Kind = info.Type.Kind,
                Type = info.Type.Type.ToString(),
                DisplayType = info.Type.DisplayName,
                Bytes = content.Bytes,
                Files = content.Files,
            };
            object opened = await run.Store.LoadAsync(artifact, info.Type, run.Services, cancellation).ConfigureAwait(false);
            return (new OutputRecord(info.Name, artifact with { Rows = await CountRowsAsync(opened, info.Name, cancellation).ConfigureAwait(false) }), opened);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new MillraceException($"Output '{info.Name}' of step '{step.Name}' was saved, but cannot be opened again: {exception.Message}", exception);
        }
    }

    private async ValueTask<long?> CountRowsAsync(object opened, string output, CancellationToken cancellation)
    {
        if (opened is not IPreviewable previewable)
            return null;

        try
        {
            return (await previewable.PreviewAsync(0, cancellation).ConfigureAwait(false)).TotalRows;
        }
#pragma warning disable CA1031 // A preview that fails costs the number of rows, not the step.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            RunLog.RowsUnknown(run.Logger, step.Name, output, exception);
            return null;
        }
    }
}
