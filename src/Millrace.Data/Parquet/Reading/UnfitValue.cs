namespace Millrace.Data;

/// <summary>A value of a file that its column cannot hold, told by code that knows neither file nor row; the reader adds both.</summary>
/// <param name="index">Which of the present values that were asked for, from 0.</param>
/// <param name="text">The value as text.</param>
/// <param name="reason">Why it does not fit, to follow the value; null for what the column says of its values.</param>
internal sealed class UnfitValue(int index, string text, string? reason = null) : Exception
{
    public int Index => index;

    public string Text => text;

    public string? Reason => reason;
}
