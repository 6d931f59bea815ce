using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Millrace.Runtime;

/// <summary>Brings a step's outputs into the store, where they stay invisible until the metadata tells of them.</summary>
internal sealed class OutputStorer(RunServices run, BoundStep step, Attempt attempt, SecretMask secrets)
{
    /// <summary>A value of more bytes than this is saved into a folder all the same.</summary>
    private const int LargestValue = 64 * 1024;

    [ThreadStatic]
    private static SmallValueWriter? s_content;

    /// <summary>
    /// Saves, syncs, hashes and publishes the outputs, and opens them again from the store. An output that is the very object of an input, or a stored item
    /// of a collection, is aliased: it keeps its content, and nothing is copied.
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
            else if (run.Store.Artifacts.StoredItem(outputs[i]) is ArtifactRecord item && item.Type == infos[i].Type.Type.ToString())
            {
                records[i] = new OutputRecord(infos[i].Name, item);
                opened[i] = outputs[i];
            }
            else if (FindEarlier(outputs, infos, i) < 0)
            {
                if (infos[i].Type.ItemType is ArtifactType items)
                    (records[i], opened[i]) = await CollectAsync((ICollectionArtifact)outputs[i], infos[i], items, cancellation).ConfigureAwait(false);
                else if (infos[i].Type.IsInline && ValueOf(outputs[i], infos[i].Name, infos[i].Type) is ArtifactRecord value)
                    (records[i], opened[i]) = (new OutputRecord(infos[i].Name, value), infos[i].Type.Read(value.Content));
                else
                    saved.Add(await SaveAsync(i, outputs[i], infos[i], cancellation).ConfigureAwait(false));
            }
        }

        // All are saved before the first one is published: where one cannot be, nothing has changed.
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

        return (ImmutableCollectionsMarshal.AsImmutableArray(records), ImmutableCollectionsMarshal.AsImmutableArray(opened));
    }

    /// <summary>Stores what a step keeps whose gate is closed, each artifact as the output of its type.</summary>
    /// <exception cref="MillraceException">There is not one output of an artifact's type, or it cannot be saved.</exception>
    public async ValueTask<ImmutableArray<OutputRecord>> KeepAsync(GateClosedException gate, CancellationToken cancellation)
    {
        var records = ImmutableArray.CreateBuilder<OutputRecord>(gate.Kept.Length);
        foreach (object artifact in gate.Kept)
        {
            OutputInfo[] fitting = [.. step.Component.Outputs.Where(output => output.Type.Type == artifact.GetType())];
            if (fitting is not [OutputInfo output])
            {
                throw new MillraceException(
                    $"Component '{step.Component.Name}' keeps a {artifact.GetType().Name} when its gate is closed, and {fitting.Length} of its outputs are of that type: "
                    + "it must be one.", gate);
            }

            (_, string folder, StoredObject content) = await SaveAsync(records.Count, artifact, output, cancellation).ConfigureAwait(false);
            records.Add((await PublishAsync(output, folder, content, cancellation).ConfigureAwait(false)).Record);
        }

        return records.MoveToImmutable();
    }

    /// <summary>The input that an output passes on; seen through a view it is another artifact.</summary>
    private static CallInput? FindInput(object output, ArtifactType type, ImmutableArray<ImmutableArray<CallInput>> inputs)
    {
        foreach (ImmutableArray<CallInput> items in inputs)
        {
            foreach (CallInput input in items)
            {
                if (ReferenceEquals(input.Opened, output) && input.Type == type)
                    return input;
            }
        }

        return null;
    }

    private static int FindEarlier(ImmutableArray<object> outputs, ImmutableArray<OutputInfo> infos, int output)
    {
        for (int i = 0; i < output; i++)
        {
            if (ReferenceEquals(outputs[i], outputs[output]) && infos[i].Type == infos[output].Type)
                return i;
        }

        return -1;
    }

    /// <summary>A small value as it is stored; null where it is too large for that.</summary>
    private ArtifactRecord? ValueOf(object output, string name, ArtifactType type)
    {
        SmallValueWriter content = s_content ??= new SmallValueWriter(LargestValue);
        try
        {
            type.Write(output, content);
            if (content.IsFull || content.Written.IsEmpty)
                return null;
            string digest = StoredArtifacts.DigestOf(content.Written);
            return Described(Record(type, digest, content.Written.Length, files: 0) with { Content = content.Written.ToArray() }, output, name);
        }
        catch (Exception) when (content.IsFull)
        {
            return null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new ArtifactTransferException($"Output '{name}' of step '{step.Name}' cannot be saved: {exception.Message}", exception);
        }
        finally
        {
            content.Clear();
        }
    }

    /// <summary>Stores the items of a collection one after the other, never holding more than one of them.</summary>
    private async ValueTask<(OutputRecord Record, object Opened)> CollectAsync(
        ICollectionArtifact collection, OutputInfo info, ArtifactType itemType, CancellationToken cancellation)
    {
        ArtifactRecord record = await StoreItemsAsync(collection, info, itemType, cancellation).ConfigureAwait(false);
        return (new OutputRecord(info.Name, record), await run.Store.LoadAsync(record, info.Type, run.Services, cancellation).ConfigureAwait(false));
    }

    private async ValueTask<ArtifactRecord> StoreItemsAsync(
        ICollectionArtifact collection, OutputInfo info, ArtifactType itemType, CancellationToken cancellation)
    {
        var items = ImmutableArray.CreateBuilder<ArtifactRecord>(collection.Count);
        var item = new OutputInfo(info.Name, itemType);
        for (int i = 0; i < collection.Count; i++)
        {
            object opened = await collection.OpenItemAsync(i, cancellation).ConfigureAwait(false);
            if (run.Store.Artifacts.StoredItem(opened) is ArtifactRecord stored)
            {
                items.Add(stored);
            }
            else if (itemType.ItemType is ArtifactType inner)
            {
                items.Add(await StoreItemsAsync((ICollectionArtifact)opened, item, inner, cancellation).ConfigureAwait(false));
            }
            else if (itemType.IsInline && ValueOf(opened, info.Name, itemType) is ArtifactRecord value)
            {
                items.Add(value);
            }
            else
            {
                (_, string folder, StoredObject content) = await SaveAsync(0, opened, item, cancellation).ConfigureAwait(false);
                items.Add((await PublishAsync(item, folder, content, cancellation).ConfigureAwait(false)).Record.Artifact);
            }
        }

        return CollectionOf(info.Type, items.MoveToImmutable());
    }

    /// <summary>A collection of stored items.</summary>
    public static ArtifactRecord CollectionOf(ArtifactType type, ImmutableArray<ArtifactRecord> items) =>
        Record(type, StoredArtifacts.DigestOf(items), items.Sum(static item => item.Bytes), items.Sum(static item => item.Files)) with
        {
            Items = items,
            Rows = items.Length,
        };

    private static ArtifactRecord Record(ArtifactType type, string digest, long bytes, int files) => new()
    {
        Digest = digest,
        Kind = type.Kind,
        Type = type.Type.ToString(),
        DisplayType = type.DisplayName,
        Bytes = bytes,
        Files = files,
    };

    private async ValueTask<(int Output, string Folder, StoredObject Content)> SaveAsync(
        int index, object output, OutputInfo info, CancellationToken cancellation)
    {
        string folder = attempt.CreateFolder("output");
        try
        {
            await info.Type.SaveAsync(output, new ArtifactFolder(folder, run.Services), cancellation).ConfigureAwait(false);
            return (index, folder, FolderDigest.Compute(folder, sync: true, cancellation));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new ArtifactTransferException($"Output '{info.Name}' of step '{step.Name}' cannot be saved: {exception.Message}", exception);
        }
    }

    private async ValueTask<(OutputRecord Record, object Opened)> PublishAsync(
        OutputInfo info, string folder, StoredObject content, CancellationToken cancellation)
    {
        try
        {
            run.Store.Objects.Publish(folder, content, cancellation);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArtifactTransferException($"Output '{info.Name}' of step '{step.Name}' cannot be stored: {exception.Message}", exception);
        }

        try
        {
            ArtifactRecord artifact = Record(info.Type, content.Digest, content.Bytes, content.Files) with
            {
                Stamp = run.Store.Objects.StampOf(content.Digest),
            };
            object opened = await run.Store.LoadAsync(artifact, info.Type, run.Services, cancellation).ConfigureAwait(false);
            artifact = artifact with
            {
                Rows = await CountRowsAsync(opened, info.Name, cancellation).ConfigureAwait(false),
                Outside = opened is IOutsideArtifact outside ? new OutsideContent(outside.FullPath, outside.Digest) : null,
            };
            return (new OutputRecord(info.Name, Described(artifact, opened, info.Name)), opened);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new ArtifactTransferException(
                $"Output '{info.Name}' of step '{step.Name}' was saved, but cannot be opened again: {exception.Message}", exception);
        }
    }

    /// <summary>An artifact with its schema, where it is a table.</summary>
    private ArtifactRecord Described(ArtifactRecord artifact, object opened, string output)
    {
        if (opened is not ITableArtifact table)
            return artifact;

        try
        {
            var schema = ArtifactSchema.Of(table.Columns);
            return artifact with { Table = schema, Schema = schema.Digest };
        }
#pragma warning disable CA1031 // Columns that cannot be told cost the schema, not the step.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            RunLog.SchemaUnknown(run.Logger, step.Name, output, secrets.Mask(exception));
            return artifact;
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
            RunLog.RowsUnknown(run.Logger, step.Name, output, secrets.Mask(exception));
            return null;
        }
    }
}
