using System.Collections.Immutable;
using Microsoft.ML;
using Microsoft.ML.Data;
using Millrace.Features;

namespace Millrace.MLNet;

/// <summary>The columns of a view of features.</summary>
internal sealed class ViewColumns
{
    private const string SlotNames = "SlotNames";
    private const string KeyValues = "KeyValues";

    private readonly ImmutableArray<ViewColumn> _columns;

    private ViewColumns(LabelForm label, string labelName, DataViewSchema schema, ImmutableArray<ViewColumn> columns) =>
        (Label, LabelName, Schema, _columns) = (label, labelName, schema, columns);

    /// <summary>How the label is shown.</summary>
    public LabelForm Label { get; }

    /// <summary>The label's name in the feature set.</summary>
    public string LabelName { get; }

    /// <summary>The columns as ML.NET sees them.</summary>
    public DataViewSchema Schema { get; }

    /// <summary>A column.</summary>
    /// <param name="index">Its place in <see cref="Schema"/>.</param>
    public ViewColumn this[int index] => _columns[index];

    /// <summary>Makes the columns.</summary>
    /// <param name="features">The features.</param>
    /// <param name="label">How the label is shown; null where the rows have none.</param>
    /// <param name="hasWeight">Whether rows have a weight.</param>
    /// <exception cref="MillraceException">A feature has the name of another column, or the label is no class and is to be shown as one.</exception>
    public static ViewColumns Of<TFeatures>(Fitted<TFeatures> features, LabelForm? label, bool hasWeight)
        where TFeatures : struct, IFeatures<TFeatures> => Of(features, features.Classes, TFeatures.FeatureSet.LabelName ?? "the label", label, hasWeight);

    /// <summary>Makes the columns.</summary>
    /// <param name="features">The features.</param>
    /// <param name="classes">The classes of the label, if it is one.</param>
    /// <param name="labelName">The label's name.</param>
    /// <param name="label">How the label is shown; null where the rows have none.</param>
    /// <param name="hasWeight">Whether rows have a weight.</param>
    public static ViewColumns Of(IFittedFeatures features, ImmutableArray<string> classes, string labelName, LabelForm? label, bool hasWeight = false)
    {
        var schema = new DataViewSchema.Builder();
        var columns = ImmutableArray.CreateBuilder<ViewColumn>();
        FeatureLayout layout = features.Layout;
        if (layout.DenseWidth > 0)
        {
            string[] names = [.. features.Describe().Where(static each => each.Slot.Group == FeatureGroup.Dense).SelectMany(static each => each.Names)];
            schema.AddColumn(MatrixView.FeaturesColumn, new VectorDataViewType(NumberDataViewType.Single, layout.DenseWidth), Texts(SlotNames, names));
            columns.Add(new ViewColumn(ViewColumnKind.Dense, Width: layout.DenseWidth));
        }

        for (int i = 0; i < layout.Slots.Length; i++)
        {
            FeatureSlot slot = layout[i];
            if (slot.Group == FeatureGroup.Dense)
                continue;
            var key = new KeyDataViewType(typeof(uint), slot.Cardinality);
            ViewColumnKind kind = slot.Group == FeatureGroup.Sparse ? ViewColumnKind.Sparse : slot.Width == 1 ? ViewColumnKind.Id : ViewColumnKind.Ids;

            // ML.NET takes a width of 0 for any number.
            schema.AddColumn(NameOf(slot, features.SetName), kind == ViewColumnKind.Id ? key : new VectorDataViewType(key, slot.Width));
            columns.Add(new ViewColumn(kind, i, slot.Width));
        }

        if (label is { } form)
        {
            AddLabel(schema, form, classes, labelName, features.SetName);
            columns.Add(new ViewColumn(ViewColumnKind.Label));
        }

        if (hasWeight)
        {
            schema.AddColumn(MatrixView.WeightColumn, NumberDataViewType.Single);
            columns.Add(new ViewColumn(ViewColumnKind.Weight));
        }

        return new ViewColumns(label ?? LabelForm.Number, labelName, schema.ToSchema(), columns.ToImmutable());
    }

    private static string NameOf(FeatureSlot slot, string set) => slot.Name is not (MatrixView.FeaturesColumn or MatrixView.LabelColumn or MatrixView.WeightColumn)
        ? slot.Name
        : throw new MillraceException(
            $"The feature \"{slot.Name}\" of {set} holds ids and so would be a column of its own in the view, which has another column of that name. "
            + "Rename the feature.");

    private static void AddLabel(DataViewSchema.Builder schema, LabelForm form, ImmutableArray<string> classes, string name, string set)
    {
        if (form != LabelForm.Class)
        {
            schema.AddColumn(MatrixView.LabelColumn, form == LabelForm.Boolean ? BooleanDataViewType.Instance : NumberDataViewType.Single);
            return;
        }

        if (classes.IsEmpty)
        {
            throw new MillraceException(
                $"The label {name} of {set} is no class, or the features were not fitted by FitFeatures on rows that have it. "
                + "Make the view with LabelForm.Number or LabelForm.Boolean.");
        }

        schema.AddColumn(MatrixView.LabelColumn, new KeyDataViewType(typeof(uint), classes.Length), Texts(KeyValues, [.. classes]));
    }

    private static DataViewSchema.Annotations Texts(string kind, string[] texts)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        ReadOnlyMemory<char>[] values = [.. texts.Select(static text => text.AsMemory())];
        annotations.Add<VBuffer<ReadOnlyMemory<char>>>(
            kind,
            new VectorDataViewType(TextDataViewType.Instance, values.Length),
            (ref VBuffer<ReadOnlyMemory<char>> vector) =>
            {
                VBufferEditor<ReadOnlyMemory<char>> editor = VBufferEditor.Create(ref vector, values.Length);
                values.CopyTo(editor.Values);
                vector = editor.Commit();
            });
        return annotations.ToAnnotations();
    }
}
