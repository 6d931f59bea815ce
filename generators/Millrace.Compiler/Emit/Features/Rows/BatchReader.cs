namespace Millrace.Compiler;

/// <summary>Reads the columns of a batch.</summary>
internal sealed class BatchReader(FeatureSetModel set) : RowReader(set)
{
    public override string Name => "in rows of a batch";

    public override string Parameter => $"{BatchType} rows";

    public override string Number(ColumnModel column, string lanes, int lane) =>
        $"{Space}.RowColumns.Numbers(in features, {Column(column)}, features.Lane({lanes}, lane: {lane}));";

    public override string Numbers(ColumnModel column, string fromEnd, string places) =>
        $"{Space}.RowColumns.Numbers(in features, {Column(column)}, fromEnd: {fromEnd}, {places});";

    public override string Time(ColumnModel column, string lanes, int lane) =>
        $"{Space}.RowColumns.Times(in features, {Column(column)}, features.Lane({lanes}, lane: {lane}));";

    public override string Missing(ColumnModel column, string lanes, int lane) =>
        $"{Space}.RowColumns.Missing(in features, {Column(column)}, features.Lane({lanes}, lane: {lane}));";

    public override string Missing(ColumnModel column, string fromEnd, string places) =>
        $"{Space}.RowColumns.Missing(in features, {Column(column)}, fromEnd: {fromEnd}, {places});";

    public override string Ids(string lookup, ColumnModel column, string ids, int lane) =>
        $"this.{lookup}.Read(in features, lane: {lane}, {Column(column)}, features.Lane({ids}, lane: {lane}));";

    public override string Keys(string lookup, ColumnModel key, string keys) => $"this.{lookup}.Fill(in features, {Column(key)}, {keys});";

    public override string Places(string lookup, string lane, ColumnModel column, string fromEnd, string places) =>
        $"this.{lookup}.Places(in features, lane: {lane}, {Column(column)}, fromEnd: {fromEnd}, {places});";

    public override string MultiHot(string lookup, int feature, int lane, int lanes, ColumnModel column) =>
        $"this.{lookup}.MultiHot(in features, feature: {feature}, lane: ({lane}, {lanes}), {Column(column)});";

    public override string Sparse(string lookup, ColumnModel column, int feature) =>
        $"this.{lookup}.Sparse(in features, {Column(column)}, features.Sparse(feature: {feature}));";

    public override string Part(string cross, int lane, ColumnModel column, string parts) => column.Kind == ColumnKind.Text
        ? $"this.{cross}.Put(in features, lane: {lane}, {Column(column)}, {parts});"
        : $"this.{cross}.Put(in features, lane: {lane}, {Column(column)}, {ColumnEmitter.Format(column)}, {parts});";

    public override string Texts(string stage, IEnumerable<ColumnModel> columns, string lanes) =>
        $"this.{stage}.Read(in features, [{string.Join(", ", columns.Select(Column))}], {lanes});";

    private string Column(ColumnModel column) => Computed(column) ?? $"rows.{column.Identifier}";
}
