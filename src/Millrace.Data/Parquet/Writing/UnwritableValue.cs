namespace Millrace.Data;

/// <summary>A value that no file can hold, told by code that knows neither column nor file; the writer adds both.</summary>
/// <param name="index">Which of the values, from 0: the row, or the element of all rows' lists.</param>
/// <param name="reason">What is wrong with it.</param>
/// <param name="inner">The cause, or null.</param>
internal sealed class UnwritableValue(int index, string reason, Exception? inner = null) : Exception(reason, inner)
{
    public int Index => index;
}
