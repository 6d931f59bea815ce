namespace Millrace.Features;

internal readonly struct IdWriter : ICategoryWriter
{
    public void Write(Span<float> destination, int id) => destination[0] = id;
}
