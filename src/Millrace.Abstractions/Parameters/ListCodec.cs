namespace Millrace;

/// <summary>The codec of a list.</summary>
/// <typeparam name="T">The item's type.</typeparam>
/// <param name="item">The codec of one item.</param>
internal sealed class ListCodec<T>(ParameterCodec item) : ParameterCodec(typeof(IReadOnlyList<T>), $"{item.TypeName},…")
{
    public override object? Parse(string text) =>
        text.Length == 0 ? [] : Array.ConvertAll(text.Split(',', StringSplitOptions.TrimEntries), part => (T)item.Parse(part)!);

    public override string Format(object? value) =>
        value is IReadOnlyList<T> items ? string.Join(',', items.Select(each => item.Format(each))) : "";
}
