using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// Features with everything that was learned for them from the training rows: turns rows into numbers, the same in training and serving.
/// Saved as one readable file, <c>features.json</c>. Immutable, and safe to use from many threads.
/// </summary>
/// <typeparam name="TFeatures">The feature set.</typeparam>
[Learned]
public sealed class Fitted<TFeatures> : IArtifact<Fitted<TFeatures>>, IPreviewable, IFittedFeatures
    where TFeatures : struct, IFeatures<TFeatures>
{
    private const string FileName = "features.json";
    private const int OnStack = 256;

    private readonly FittedSet _fitted;

    internal FittedSet Set => _fitted;

    internal Fitted(FittedSet fitted) => _fitted = fitted;

    /// <inheritdoc/>
    public static string Kind => "features";

    /// <inheritdoc/>
    public string SetName => _fitted.Definition.Set.Name;

    /// <summary>Where each feature stands in a row of numbers.</summary>
    public FeatureLayout Layout => _fitted.Layout;

    /// <summary>SHA-256, in hexadecimal, of definition, code of the user's own and learned values. Models carry it and refuse others.</summary>
    public string Fingerprint => _fitted.Fingerprint;

    /// <summary>Rows that the features were fitted on.</summary>
    public long RowCount => _fitted.On.Rows;

    /// <summary>How often the rows were read to fit the features.</summary>
    public int Scans => _fitted.On.Scans;

    /// <summary>
    /// The classes of the label in ordinal order, where it is a class and the features were fitted by <c>FitFeatures</c> on rows that have it; else none. A model
    /// sees a class as its place among them.
    /// </summary>
    public ImmutableArray<string> Classes => _fitted.Classes;

    /// <inheritdoc/>
    public string? LabelName => _fitted.Definition.Set.LabelName;

    /// <inheritdoc/>
    public string? WeightName => _fitted.Definition.Set.WeightName;

    /// <inheritdoc/>
    public ImmutableArray<string> KeyColumns => _fitted.Definition.Set.Key is { } key ? [.. key.Columns.Select(static each => each.Column.Name)] : [];

    /// <summary>The class that a number of the label stands for.</summary>
    /// <param name="index">Its place among <see cref="Classes"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public string ClassOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Classes.Length, nameof(index));
        return Classes[index];
    }

    internal int PlaceOf(string label) => _fitted.PlaceOf(label);

    /// <summary>Computes the features of all rows of a batch.</summary>
    /// <param name="batch">Rows of any schema that has the columns of <see cref="IFeatures{TSelf}.InputSchema"/>, found by name.</param>
    /// <param name="destination">
    /// Receives the numbers row by row, <see cref="FeatureLayout.Width"/> each; every one is written. After an error it holds anything.
    /// </param>
    /// <exception cref="FeatureColumnException">The rows lack a column, or have it with another type.</exception>
    /// <exception cref="FeatureVectorException">A feature has no place in rows of floats, as sparse ids have none.</exception>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    public void Transform(Batch batch, Span<float> destination) => _fitted.Transform(batch, destination);

    /// <summary>Computes the features of all rows of a batch into buffers of their groups, where ids are exact whatever their number.</summary>
    /// <param name="batch">Rows of any schema that has the columns of <see cref="IFeatures{TSelf}.InputSchema"/>, found by name.</param>
    /// <param name="block">
    /// Receives them in place of the rows that it has; it has no labels, weights and keys then, and after an error no rows either.
    /// </param>
    /// <exception cref="FeatureColumnException">The rows lack a column, or have it with another type.</exception>
    public void Transform(Batch batch, FeatureBlock block)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(block);
        _fitted.Transform(batch, block);
    }

    /// <summary>Computes the features of all rows of a batch and counts what they have that the training rows had not, in one pass.</summary>
    /// <param name="batch">Rows of any schema that has the columns of <see cref="IFeatures{TSelf}.InputSchema"/>, found by name.</param>
    /// <param name="destination">
    /// Receives the numbers row by row, <see cref="FeatureLayout.Width"/> each; every one is written. After an error it holds anything.
    /// </param>
    /// <param name="counter">Counts the rows; made by <see cref="CreateCounter"/>.</param>
    /// <exception cref="FeatureColumnException">The rows lack a column, or have it with another type.</exception>
    /// <exception cref="FeatureVectorException">A feature has no place in rows of floats.</exception>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short, or the counter is of other features.</exception>
    public void Transform(Batch batch, Span<float> destination, FeatureCounter counter)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(counter);
        _fitted.Transform(batch, destination, counter);
    }

    /// <summary>Computes features into buffers of their groups and counts what the rows have that the training rows had not, in one pass.</summary>
    /// <param name="batch">Rows of any schema that has the columns of <see cref="IFeatures{TSelf}.InputSchema"/>, found by name.</param>
    /// <param name="block">
    /// Receives them in place of the rows that it has; it has no labels, weights and keys then, and after an error no rows either.
    /// </param>
    /// <param name="counter">Counts the rows; made by <see cref="CreateCounter"/>.</param>
    /// <exception cref="FeatureColumnException">The rows lack a column, or have it with another type.</exception>
    /// <exception cref="ArgumentException">The counter is of other features.</exception>
    public void Transform(Batch batch, FeatureBlock block, FeatureCounter counter)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(block);
        ArgumentNullException.ThrowIfNull(counter);
        _fitted.Transform(batch, block, counter);
    }

    /// <summary>
    /// Refuses features that have no place in rows of floats: sparse ids, and ids that a float does not tell apart. Trainers of such rows ask before they begin.
    /// </summary>
    /// <param name="reader">Who reads such rows, at the beginning of the message: <c>boosted-trees</c>.</param>
    /// <exception cref="FeatureVectorException">There is such a feature.</exception>
    public void RequireVector(string reader) => _fitted.RequireVector(reader);

    /// <summary>Makes what counts values of rows that the training rows did not have.</summary>
    public FeatureCounter CreateCounter() => new(_fitted);

    /// <inheritdoc/>
    public ImmutableArray<FeatureDescription> Describe() => [.. _fitted.Features.Select((_, i) => FeatureDescription.Of(_fitted, i))];

    /// <summary>Computes the features of one row as numbers. Allocates nothing once the thread has done it before.</summary>
    /// <typeparam name="TInput">The row's schema.</typeparam>
    /// <param name="row">The row.</param>
    /// <param name="destination">Receives <see cref="FeatureLayout.Width"/> numbers; after an error it holds anything.</param>
    /// <exception cref="FeatureColumnException">The row lacks a column, or has it with another type.</exception>
    /// <exception cref="FeatureVectorException">A feature has no place in rows of floats, as sparse ids have none.</exception>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    /// <exception cref="InvalidOperationException">A value that may not be missing is null.</exception>
    /// <exception cref="DataException">
    /// A text that features look at is no valid Unicode: half a surrogate pair stands alone. In a row of their input they look only whether a text is there where
    /// they ask for no more, and at no elements of lists in places that they do not have.
    /// </exception>
    /// <exception cref="FeatureMethodException">A method marked <see cref="ComputedAttribute"/> has thrown an exception.</exception>
    public void TransformRow<TInput>(in TInput row, Span<float> destination)
        where TInput : struct, ISchema<TInput>
    {
        if (_fitted.Code is RowCode<TInput> code)
            code.Transform(in row, destination);
        else
            RowBatch<TInput>.Transform(_fitted, in row, destination);
    }

    /// <summary>Computes the features of one row into buffers of their groups. Allocates nothing once the thread and the block have done it before.</summary>
    /// <typeparam name="TInput">The row's schema.</typeparam>
    /// <param name="row">The row.</param>
    /// <param name="block">Receives them in place of the rows that it has; after an error it has none.</param>
    /// <exception cref="FeatureColumnException">The row lacks a column, or has it with another type.</exception>
    /// <exception cref="InvalidOperationException">A value that may not be missing is null.</exception>
    /// <exception cref="DataException">
    /// A text that features look at is no valid Unicode: half a surrogate pair stands alone. In a row of their input they look only whether a text is there where
    /// they ask for no more, and at no elements of lists in places that they do not have.
    /// </exception>
    /// <exception cref="FeatureMethodException">A method marked <see cref="ComputedAttribute"/> has thrown an exception.</exception>
    public void TransformRow<TInput>(in TInput row, FeatureBlock block)
        where TInput : struct, ISchema<TInput>
    {
        ArgumentNullException.ThrowIfNull(block);
        try
        {
            if (_fitted.Code is RowCode<TInput> code)
                code.Transform(in row, block);
            else
                RowBatch<TInput>.Transform(_fitted, in row, block);
        }
        catch
        {
            block.Begin(Layout, rows: 0);
            throw;
        }
    }

    /// <summary>
    /// Computes the features of one row. Once the thread has done it before, it allocates the arrays of features that are arrays and nothing else.
    /// </summary>
    /// <typeparam name="TInput">The row's schema.</typeparam>
    /// <param name="row">The row.</param>
    /// <exception cref="FeatureColumnException">The row lacks a column, or has it with another type.</exception>
    /// <exception cref="InvalidOperationException">A value that may not be missing is null.</exception>
    /// <exception cref="DataException">
    /// A text that features look at is no valid Unicode: half a surrogate pair stands alone. In a row of their input they look only whether a text is there where
    /// they ask for no more, and at no elements of lists in places that they do not have.
    /// </exception>
    /// <exception cref="FeatureMethodException">A method marked <see cref="ComputedAttribute"/> has thrown an exception.</exception>
    public TFeatures ApplyRow<TInput>(in TInput row)
        where TInput : struct, ISchema<TInput>
    {
        if (Layout.SparseCount > 0)
            return ApplyBlock(in row);
        int width = Layout.Width;
        float[]? rented = width > OnStack ? ArrayPool<float>.Shared.Rent(width) : null;
        Span<float> vector = (rented ?? stackalloc float[OnStack])[..width];
        try
        {
            TransformRow(in row, vector);
            return TFeatures.FromVector(Layout, vector);
        }
        finally
        {
            if (rented is not null)
                ArrayPool<float>.Shared.Return(rented);
        }
    }

    // Sparse ids have no place in a vector.
    private TFeatures ApplyBlock<TInput>(in TInput row)
        where TInput : struct, ISchema<TInput>
    {
        FeatureBlock block = SpareBlock<TFeatures>.Take();
        TransformRow(in row, block);
        TFeatures features = TFeatures.FromBlock(block, row: 0);
        SpareBlock<TFeatures>.Keep(block);
        return features;
    }

    /// <summary>Saves the features into a file, for artifacts that hold them among other things.</summary>
    /// <param name="file">The file's path; an existing one is replaced.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public async ValueTask SaveFileAsync(string file, CancellationToken cancellation) =>
        await File.WriteAllBytesAsync(file, FittedFile.Write(_fitted), cancellation).ConfigureAwait(false);

    /// <summary>Loads features that <see cref="SaveFileAsync"/> saved.</summary>
    /// <param name="file">The file's path.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="FeatureMismatchException">The file is damaged, or the features in it belong to another definition.</exception>
    public static async ValueTask<Fitted<TFeatures>> LoadFileAsync(string file, CancellationToken cancellation)
    {
        byte[] bytes = await File.ReadAllBytesAsync(file, cancellation).ConfigureAwait(false);
        return new Fitted<TFeatures>(FittedFile.Read(bytes, file, FeatureDefinition.Of<TFeatures>()));
    }

    /// <inheritdoc/>
    public static ValueTask SaveAsync(Fitted<TFeatures> artifact, ArtifactFolder folder, CancellationToken cancellation) =>
        artifact.SaveFileAsync(folder.File(FileName), cancellation);

    /// <inheritdoc/>
    public static ValueTask<Fitted<TFeatures>> LoadAsync(ArtifactFolder folder, CancellationToken cancellation) =>
        LoadFileAsync(folder.File(FileName), cancellation);

    /// <inheritdoc/>
    public ValueTask<ArtifactPreview> PreviewAsync(int rows, CancellationToken cancellation)
    {
        ImmutableArray<ImmutableArray<string?>> lines = [.. Enumerable.Range(0, Math.Min(rows, _fitted.Features.Length)).Select(i => Line(FeatureDescription.Of(_fitted, i)))];
        return ValueTask.FromResult(new ArtifactPreview(["feature", "column", "transform", "position", "fitted", "missing"], lines, _fitted.Features.Length));
    }

    private static ImmutableArray<string?> Line(FeatureDescription feature)
    {
        FeatureSlot slot = feature.Slot;
        return
        [
            feature.Name,
            string.Join(", ", feature.Columns.Select(static column => column.Name)),
            string.Join(", ", feature.Transforms),
            slot.Group == FeatureGroup.Sparse
                ? string.Create(CultureInfo.InvariantCulture, $"sparse {feature.GroupOffset}")
                : string.Create(CultureInfo.InvariantCulture, $"{slot.Offset}{(slot.Width > 1 ? $" to {slot.Offset + slot.Width - 1}" : "")}"),
            feature.Fitted,
            string.Join(", ", feature.Columns.Select(static column => string.Create(CultureInfo.InvariantCulture, $"{100 * column.Missing:0.##} %"))),
        ];
    }
}
