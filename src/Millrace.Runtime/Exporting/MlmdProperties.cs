namespace Millrace.Runtime;

/// <summary>Writes the properties of artifacts, executions or contexts.</summary>
internal sealed class MlmdProperties
{
    private readonly MlmdFile _file;
    private readonly string _int;
    private readonly string _double;
    private readonly string _string;
    private readonly string _bool;

    /// <param name="file">The file.</param>
    /// <param name="thing"><c>artifact</c>, <c>execution</c> or <c>context</c>.</param>
    public MlmdProperties(MlmdFile file, string thing)
    {
        _file = file;
        string begin = $"INSERT INTO {char.ToUpperInvariant(thing[0])}{thing[1..]}Property ({thing}_id, name, is_custom_property, ";
        const string End = "_value) VALUES ($p0, $p1, $p2, $p3)";
        _int = $"{begin}int{End}";
        _double = $"{begin}double{End}";
        _string = $"{begin}string{End}";
        _bool = $"{begin}bool{End}";
    }

    /// <summary>Writes a property that the type declares.</summary>
    public void Set(long id, string name, MlmdValue value) => Insert(id, name, value, isCustom: false);

    /// <summary>Writes a text that the type declares, where there is one.</summary>
    public void Set(long id, string name, string? text)
    {
        if (text is not null)
            Set(id, name, MlmdValue.Of(text));
    }

    /// <summary>Writes a property of this one thing.</summary>
    public void SetCustom(long id, string name, MlmdValue value) => Insert(id, MlmdText.Name(name), value, isCustom: true);

    /// <summary>Writes parameters; those without a value are left out.</summary>
    /// <param name="id">Whose they are.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="typeOf">The type of one as people read it; null where it is not known.</param>
    public void SetCustom(long id, IEnumerable<ParameterRecord> parameters, Func<string, string?> typeOf)
    {
        foreach (ParameterRecord parameter in parameters)
        {
            if (parameter.Value is { } text)
                SetCustom(id, $"parameter.{parameter.Name}", parameter.IsSecret ? MlmdValue.Of(text) : MlmdValue.Parse(text, typeOf(parameter.Name)));
        }
    }

    private void Insert(long id, string name, MlmdValue value, bool isCustom)
    {
        string sql = value.Type switch
        {
            MlmdPropertyType.Int => _int,
            MlmdPropertyType.Double => _double,
            MlmdPropertyType.Boolean => _bool,
            _ => _string,
        };
        _file.Execute(sql, id, name, isCustom ? 1 : 0, value.Value);
    }
}
