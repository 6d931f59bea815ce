namespace Millrace.Compiler;

/// <summary>
/// Writes the method that computes one feature of a row or of a block of rows. A feature is on its way as columns, numbers (<c>numbers</c>) or ids
/// (<c>ids</c>), and each stage makes something of it; what was learned for a stage is a field.
/// </summary>
internal sealed class RowFeatureEmitter
{
    private const string Space = "global::Millrace.Features";

    private readonly List<string> _lines = [];
    private readonly List<RowField> _fields = [];
    private readonly FeatureModel _feature;
    private readonly RowReader _reader;
    private readonly string _name;
    private readonly int _index;
    private StageModel? _places;
    private bool _isFilled;
    private bool _isShown;
    private bool _isWritten;
    private string _numbers = "";
    private string _ids = "";
    private int _spans;

    public RowFeatureEmitter(FeatureSetModel set, int index, RowReader reader)
    {
        (_feature, _index, _reader) = (set.Features[index], index, reader);

        // C# complains of a property that is declared twice, and need not complain here too.
        _name = set.Features.Take(index).Any(each => each.Member == _feature.Member) ? $"{_feature.Member}_{Literal(index)}" : _feature.Member;
        ColumnModel[] read = [.. _feature.Sources, .. _feature.Stages.Select(static each => each.Key).OfType<ColumnModel>()];
        _lines.AddRange(read.Distinct().Select(reader.Declaration).OfType<string>());
        for (int stage = 0; stage < _feature.Stages.Count; stage++)
            Stage(_feature.Stages[stage], stage);
        if (!_isWritten)
            Write();
    }

    /// <summary>What was learned for its stages.</summary>
    public IReadOnlyList<RowField> Fields => _fields;

    /// <summary>The method's name.</summary>
    public string Method => $"Compute{_name}";

    /// <summary>Writes the method.</summary>
    public void Write(SourceWriter writer)
    {
        writer.Summary($"{string.Join(", ", _feature.Stages.Select(static each => each.Kind.ToString()))} of {Columns}, {_reader.Name}.");
        writer.Block($"private void {Method}({_reader.Parameter}, in {Space}.FeatureRows features)", () =>
        {
            foreach (string line in _lines)
                writer.Line(line);
        });
    }

    private void Stage(StageModel stage, int index)
    {
        switch (stage.Kind)
        {
            case TransformKind.ImputeText:
                _isFilled = true;
                break;
            case TransformKind.FixedLength:
                _places = stage;
                break;
            case TransformKind.IsMissing when _numbers.Length == 0:
                Missing();
                break;
            case TransformKind.Bucketize or TransformKind.BucketizeBy:
                Numbers();
                string keys = Keys(stage, index);
                Ids($"features.CountOf({_numbers})", ids => $"this.{Field("IRowIds", "Ids", index)}.Read({_numbers}, {ids}{keys});");
                break;
            case TransformKind.GeoCell:
                Numbers();
                Ids("1", ids => $"this.{Field("IRowIds", "Ids", index)}.Read({_numbers}, {ids});");
                break;
            case TransformKind.OneHot when _ids.Length > 0:
                _isShown = true;
                break;
            case TransformKind.Vocabulary or TransformKind.Hash when _feature.IsSparse:
                _lines.Add(_reader.Sparse(Lookup(_feature.Sources[0], index), _feature.Sources[0], _index));
                _isWritten = true;
                break;
            case TransformKind.Vocabulary or TransformKind.Hash or TransformKind.OneHot or TransformKind.Counts:
                Categories(stage, index);
                break;
            case TransformKind.MultiHot:
                for (int lane = 0; lane < _feature.Sources.Count; lane++)
                    _lines.Add(_reader.MultiHot(Lookup(_feature.Sources[lane], index), _index, lane, _feature.Sources.Count, _feature.Sources[lane]));
                _isWritten = true;
                break;
            case TransformKind.DatePart:
                string dates = Times();
                Ids($"features.CountOf({dates})", ids => $"this.{Field("IRowTimeIds", "TimeIds", index)}.Read({dates}, {ids});");
                break;
            case TransformKind.Year or TransformKind.Elapsed:
            case TransformKind.Cyclic when stage.IsOfCalendar:
                Mix("IRowTimes", "Times", index, Times());
                break;
            case TransformKind.Cyclic or TransformKind.Distance or TransformKind.Custom:
                Numbers();
                Mix("IRowMix", "Mix", index, _numbers);
                break;
            case TransformKind.CustomText:
                string texts = Field("RowCustomTexts", "CustomTexts", index);
                ToNumbers($"this.{texts}.Width", numbers => _reader.Texts(texts, _feature.Sources, numbers));
                break;
            case TransformKind.Cross:
                Cross(index);
                break;
            default:
                Numbers();
                string more = Keys(stage, index);
                _lines.Add($"this.{Field("IRowNumbers", "Numbers", index)}.Map({_numbers}{more});");
                break;
        }
    }

    private void Write()
    {
        if (_ids.Length == 0)
        {
            Numbers();
            _lines.Add($"features.Numbers(feature: {Literal(_index)}, {_numbers});");
        }
        else
        {
            _lines.Add($"features.{(_isShown ? "Indicators" : "Ids")}(feature: {Literal(_index)}, {_ids});");
        }
    }

    // The columns as numbers, unless a stage has made numbers of them.
    private void Numbers()
    {
        if (_numbers.Length > 0)
            return;
        _numbers = Span("double", "numbers", "Lanes", Count);
        for (int i = 0; i < _feature.Sources.Count; i++)
            _lines.Add(Number(i));
    }

    private string Number(int source) => _places is null
        ? _reader.Number(_feature.Sources[source], _numbers, source)
        : _reader.Numbers(_feature.Sources[source], _places.FromEnd, Places(_numbers, source));

    private void Missing()
    {
        _numbers = Span("double", "numbers", "Lanes", Count);
        if (_isFilled)
        {
            _lines.Add($"{_numbers}.Clear();");
            return;
        }

        for (int i = 0; i < _feature.Sources.Count; i++)
        {
            ColumnModel column = _feature.Sources[i];
            if ((column.Element ?? column).Kind.IsNumber())
            {
                _lines.Add(Number(i));
                _lines.Add($"{Space}.RowValues.MarkMissing({(_places is null ? $"features.Lane({_numbers}, lane: {Literal(i)})" : Places(_numbers, i))});");
            }
            else
            {
                _lines.Add(_places is null ? _reader.Missing(column, _numbers, i) : _reader.Missing(column, _places.FromEnd, Places(_numbers, i)));
            }
        }
    }

    private void Categories(StageModel stage, int index)
    {
        _ids = Span("int", "ids", "IdLanes", Count);
        for (int i = 0; i < _feature.Sources.Count; i++)
        {
            ColumnModel column = _feature.Sources[i];
            _lines.Add(_places is null
                ? _reader.Ids(Lookup(column, index), column, _ids, i)
                : _reader.Places(Lookup(column, index), Literal(i * _places.Length), column, _places.FromEnd, Places(_ids, i)));
        }

        _isShown = stage.Kind == TransformKind.OneHot;
        if (stage.Kind == TransformKind.Counts)
            ToNumbers($"features.CountOf({_ids})", numbers => $"this.{Field("IRowCounts", "Counts", index)}.Read({_ids}, {numbers});");
    }

    private string Times()
    {
        string times = Span("long", "times", "TimeLanes", Count);
        for (int i = 0; i < _feature.Sources.Count; i++)
            _lines.Add(_reader.Time(_feature.Sources[i], times, i));
        return times;
    }

    private void Mix(string type, string take, int stage, string lanes)
    {
        string field = Field(type, take, stage);
        ToNumbers($"this.{field}.WidthOf(features.CountOf({lanes}))", numbers => $"this.{field}.Read(features.Count, {lanes}, {numbers});");
    }

    private void Cross(int stage)
    {
        string cross = Field("RowCross", "Cross", stage), parts = Span("byte", "parts", "Parts", $"this.{cross}.Length");
        for (int i = 0; i < _feature.Sources.Count; i++)
            _lines.Add(_reader.Part(cross, i, _feature.Sources[i], parts));
        Ids("1", ids => $"this.{cross}.Read({parts}, {ids});");
    }

    private void Ids(string count, Func<string, string> compute)
    {
        string ids = Span("int", "ids", "IdLanes", count);
        _lines.Add(compute(ids));
        (_ids, _numbers) = (ids, "");
    }

    private void ToNumbers(string count, Func<string, string> compute)
    {
        string numbers = Span("double", "numbers", "Lanes", count);
        _lines.Add(compute(numbers));
        (_numbers, _ids) = (numbers, "");
    }

    // The places of the row's key for each number, as a further argument.
    private string Keys(StageModel stage, int index)
    {
        if (stage.Key is not { } key)
            return "";
        string keys = Span("int", "keys", "IdLanes", $"features.CountOf({_numbers})");
        _lines.Add(_reader.Keys(Lookup(key, index), key, keys));
        return $", {keys}";
    }

    private string Count => Literal(_feature.Sources.Count * (_places?.Length ?? 1));

    private string Places(string span, int source) =>
        $"features.Slice({span}, first: {Literal(source * _places!.Length)}, count: {Literal(_places.Length)})";

    private string Span(string type, string name, string take, string count)
    {
        string span = $"{name}{Literal(_spans++)}";
        _lines.Add($"global::System.Span<{type}> {span} = features.{take}({count});");
        return span;
    }

    private string Field(string type, string take, int stage)
    {
        string name = $"_{_name}_{Literal(stage)}";
        string value = $"{take}(feature: {Literal(_index)}, stage: {Literal(stage)})";
        _fields.Add(new RowField($"{Space}.{type}", name, value, $"{_feature.Stages[stage].Kind} of {Columns}, with what was learned for it."));
        return name;
    }

    // Columns of several types have one each.
    private string Lookup(ColumnModel column, int stage)
    {
        ColumnModel value = column.Element ?? column;
        string place = $"feature: {Literal(_index)}, stage: {Literal(stage)}";
        (string type, string take) = value.Kind == ColumnKind.Text
            ? ($"{Space}.RowTexts", $"Texts({place})")
            : ($"{Space}.RowCategories<{value.ValueType}>", $"Categories<{value.ValueType}>({place}, {ColumnEmitter.Format(value)})");
        if (_fields.Find(each => each.Value == take) is { } known)
            return known.Name;
        string name = $"_{_name}_{Literal(stage)}_ids{Literal(_fields.Count)}";
        _fields.Add(new RowField(type, name, take, $"The ids of {(value.Kind == ColumnKind.Text ? "texts" : "values")} in {_feature.Stages[stage].Kind} of {Columns}."));
        return name;
    }

    private string Columns => string.Join(", ", _feature.Columns);

    private static string Literal(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
