namespace Millrace.Compiler;

/// <summary>Reads the values of a single row.</summary>
internal sealed class SingleRowReader(FeatureSetModel set) : RowReader(set)
{
    public override string Name => "in a row";

    public override string Parameter => $"in {InputType} row";

    public override string Number(ColumnModel column, string lanes, int lane) => $"{lanes}[{lane}] = {Space}.RowValues.Number({Value(column)});";

    public override string Numbers(ColumnModel column, string fromEnd, string places) =>
        $"{Space}.RowLists.Numbers({Value(column)}, fromEnd: {fromEnd}, {places});";

    public override string Time(ColumnModel column, string lanes, int lane) => $"{lanes}[{lane}] = {Space}.RowValues.Time({Value(column)});";

    public override string Missing(ColumnModel column, string lanes, int lane) =>
        $"{lanes}[{lane}] = {(column.IsNullable || column.Kind.IsReference() ? $"{Value(column)} is null ? 1 : 0" : "0")};";

    public override string Missing(ColumnModel column, string fromEnd, string places) =>
        $"{Space}.RowLists.Missing({Value(column)}, fromEnd: {fromEnd}, {places});";

    public override string Ids(string lookup, ColumnModel column, string ids, int lane) => $"{ids}[{lane}] = this.{lookup}.Of(lane: {lane}, {Value(column)});";

    public override string Keys(string lookup, ColumnModel key, string keys) => $"this.{lookup}.Fill({Value(key)}, {keys});";

    public override string Places(string lookup, string lane, ColumnModel column, string fromEnd, string places) =>
        $"this.{lookup}.Places(lane: {lane}, {Value(column)}, fromEnd: {fromEnd}, {places});";

    public override string MultiHot(string lookup, int feature, int lane, int lanes, ColumnModel column) =>
        $"this.{lookup}.MultiHot(lane: {lane}, {Value(column)}, features.IndicatorPlace(feature: {feature}, lane: {lane}, lanes: {lanes}));";

    public override string Sparse(string lookup, ColumnModel column, int feature) => $"this.{lookup}.Sparse({Value(column)}, features.Sparse(feature: {feature}));";

    public override string Part(string cross, int lane, ColumnModel column, string parts) => column.Kind == ColumnKind.Text
        ? $"this.{cross}.Put(lane: {lane}, {Value(column)}, {parts});"
        : $"this.{cross}.Put<{column.ValueType}>(lane: {lane}, {Value(column)}, {ColumnEmitter.Format(column)}, {parts});";

    public override string Texts(string stage, IEnumerable<ColumnModel> columns, string lanes) =>
        $"this.{stage}.Read([{string.Join(", ", columns.Select(Value))}], {lanes});";

    private string Value(ColumnModel column) => Computed(column) is { } computed ? ColumnEmitter.ValueIn(column, computed, "0") : $"row.{column.Identifier}";
}
