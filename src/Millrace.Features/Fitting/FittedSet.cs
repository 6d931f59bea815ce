using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>Fitted features without their type parameter, so that the code exists once.</summary>
internal sealed class FittedSet
{
    private readonly ConditionalWeakTable<SchemaInfo, FeatureBinding> _bindings = [];
    private readonly ConditionalWeakTable<SchemaInfo, FeatureBinding> _countingBindings = [];
    private readonly FeatureSlot? _inexact;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    // Made for the first rows: who reads the features only needs none.
    private readonly Lazy<RowCode?> _code;
    private FeatureBinding? _last;

    public FittedSet(FeatureDefinition definition, ImmutableArray<ImmutableArray<FittedStage>> stages, FittedOn on, ImmutableArray<string> classes = default)
    {
        Definition = definition;
        On = on;
        Classes = classes.IsDefault ? [] : classes;
        for (int i = 0; i < Classes.Length; i++)
            _places.Add(Classes[i], i);
        var features = ImmutableArray.CreateBuilder<FittedFeature>(stages.Length);
        int offset = 0;
        for (int i = 0; i < stages.Length; i++)
        {
            FeatureInfo info = definition.Set.Features[i];
            ImmutableArray<ColumnInfo> columns = [.. definition.SourcesOf(i).Select(source => definition.Columns[source])];
            FeatureForm form = FittedFeature.FormOf(columns, stages[i]);
            var slot = new FeatureSlot(info.Name, offset, form.Width, form.Kind!.Value, form.Cardinality);
            features.Add(new FittedFeature(info, columns, slot, stages[i]));
            offset += form.Width;
        }

        Features = features.MoveToImmutable();
        Layout = new FeatureLayout([.. Features.Select(static feature => feature.Slot)]);
        _inexact = Layout.Slots.FirstOrDefault(static slot =>
            slot.Kind == FeatureKind.Sparse || (slot.Kind == FeatureKind.Category && slot.Cardinality > FeatureLayout.ExactIds));
        Fingerprint = FittedFile.Fingerprint(this);
        _code = new Lazy<RowCode?>(() => definition.CreateRowCode(new RowStages(this)));
    }

    public FeatureDefinition Definition { get; }

    public ImmutableArray<FittedFeature> Features { get; }

    public FeatureLayout Layout { get; }

    /// <summary>What the features were fitted on.</summary>
    public FittedOn On { get; }

    /// <summary>The classes of the label in ordinal order; none where it is a number or was not there.</summary>
    public ImmutableArray<string> Classes { get; }

    public string Fingerprint { get; }

    /// <summary>The generated code that computes rows; null where the set was not generated.</summary>
    public RowCode? Code => _code.Value;

    /// <summary>What the training rows had, in each column of a feature.</summary>
    public ImmutableArray<SourceCounts> CountsOf(int feature) => [.. Definition.SourcesOf(feature).Select(source => On.Sources[source])];

    /// <summary>What the training rows had, in each column of a feature's keys.</summary>
    public ImmutableArray<SourceCounts> KeyCountsOf(int feature) => [.. Definition.KeysOf(feature).Select(source => On.Sources[source])];

    /// <summary>How many values of the training rows a feature does not keep.</summary>
    public UnseenCounts UnseenOf(int feature) => On.Unseen[feature];

    /// <summary>The place of a class; -1 where there is none such.</summary>
    public int PlaceOf(string label) => _places.GetValueOrDefault(label, -1);

    /// <summary>The code that computes and counts rows of a batch's schema.</summary>
    public FeatureBinding CountingBindingOf(Batch batch) => _countingBindings.TryGetValue(batch.Schema, out FeatureBinding? binding)
        ? binding
        : _countingBindings.GetOrAdd(batch.Schema, new FeatureBinding(this, batch, counts: true));

    public void Transform(Batch batch, Span<float> destination, FeatureCounter? counter = null)
    {
        counter?.Require(this);
        destination = VectorOf(batch.Count, destination);
        if (batch.Count == 0)
            return;
        if (counter is null)
            BindingOf(batch).Encode(batch, destination);
        else
            counter.Transform(batch, destination);
    }

    public void Transform(Batch batch, FeatureBlock block, FeatureCounter? counter = null)
    {
        counter?.Require(this);
        block.Begin(Layout, batch.Count);
        if (batch.Count == 0)
            return;
        try
        {
            if (counter is null)
                BindingOf(batch).Encode(batch, block);
            else
                counter.Transform(batch, block);
        }
        catch
        {
            // Nobody shall take rows that stood there before for these.
            block.Begin(Layout, rows: 0);
            throw;
        }
    }

    /// <summary>The part of a destination that some rows take.</summary>
    /// <exception cref="FeatureVectorException">A feature has no place in rows of floats.</exception>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    public Span<float> VectorOf(int rows, Span<float> destination)
    {
        RequireVector(reader: null);
        int needed = checked(rows * Layout.Width);
        return destination.Length >= needed
            ? destination[..needed]
            : throw new ArgumentException(
                $"The destination holds {destination.Length} numbers; {rows} rows of {Layout.Width} need {needed}.", nameof(destination));
    }

    /// <summary>Refuses features that have no place in rows of floats.</summary>
    /// <param name="reader">Who reads such rows; null for nobody in particular.</param>
    /// <exception cref="FeatureVectorException">There is one.</exception>
    public void RequireVector(string? reader)
    {
        if (_inexact is not null)
            throw Inexact(_inexact, reader);
    }

    private FeatureVectorException Inexact(FeatureSlot slot, string? reader)
    {
        string who = reader is null ? "" : $"{reader} reads rows of floats. ";
        return new FeatureVectorException(slot.Kind == FeatureKind.Sparse
            ? $"{who}Feature \"{slot.Name}\" of {Definition.Set.Name} has any number of ids a row, which have no place in a row of floats. "
                + "Compute it into a FeatureBlock, or make it a feature of so many numbers with [MultiHot] or [FixedLength]."
            : string.Create(CultureInfo.InvariantCulture,
                $"{who}Feature \"{slot.Name}\" of {Definition.Set.Name} has {slot.Cardinality} ids, of which a float tells {FeatureLayout.ExactIds} apart. "
                + $"Compute it into a FeatureBlock, where ids are whole numbers, or keep fewer."));
    }

    private FeatureBinding BindingOf(Batch batch)
    {
        // Nearly always the same schema as last time; a race costs a look-up in the table and nothing else.
        FeatureBinding? last = _last;
        if (last is not null && ReferenceEquals(last.Schema, batch.Schema))
            return last;
        if (!_bindings.TryGetValue(batch.Schema, out FeatureBinding? binding))
            binding = _bindings.GetOrAdd(batch.Schema, new FeatureBinding(this, batch));
        return _last = binding;
    }
}
