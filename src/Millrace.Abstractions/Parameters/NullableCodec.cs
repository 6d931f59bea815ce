namespace Millrace;

/// <summary>The codec of a value that may be missing.</summary>
/// <param name="codec">The codec of a present value.</param>
internal sealed class NullableCodec(ParameterCodec codec) : ParameterCodec(codec.Type, codec.TypeName)
{
    public override object? Parse(string text) => text.Length == 0 ? null : codec.Parse(text);

    public override string Format(object? value) => value is null ? "" : codec.Format(value);
}
