namespace Millrace;

/// <summary>The codec of an enumeration.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
internal sealed class EnumCodec<T> : ParameterCodec
    where T : struct, Enum
{
    private EnumCodec()
        : base(typeof(T), string.Join('|', System.Enum.GetNames<T>()))
    {
    }

    public static EnumCodec<T> Instance { get; } = new();

    public override object? Parse(string text) =>
        System.Enum.TryParse(text, ignoreCase: true, out T value) && System.Enum.IsDefined(value)
            ? value
            : throw new FormatException($"\"{text}\" is not one of {TypeName}.");

    public override string Format(object? value) => value?.ToString() ?? "";
}
