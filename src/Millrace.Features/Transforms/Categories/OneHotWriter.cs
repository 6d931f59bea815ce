namespace Millrace.Features;

internal readonly struct OneHotWriter(int width) : ICategoryWriter
{
    public void Write(Span<float> destination, int id)
    {
        Span<float> slot = destination[..width];
        slot.Clear();
        if (id >= 0)
            slot[id] = 1;
    }
}
