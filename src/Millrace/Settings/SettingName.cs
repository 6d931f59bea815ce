namespace Millrace.Settings;

/// <summary>
/// Names as settings spell them: <c>test-fraction</c>, <c>TestFraction</c> and <c>TEST_FRACTION</c> are the same, because shells cannot
/// export names with hyphens.
/// </summary>
internal static class SettingName
{
    public static bool Same(string left, string right)
    {
        int i = 0, j = 0;
        while (true)
        {
            while (i < left.Length && IsJoiner(left[i]))
                i++;
            while (j < right.Length && IsJoiner(right[j]))
                j++;
            if (i == left.Length || j == right.Length)
                return i == left.Length && j == right.Length;
            if (char.ToUpperInvariant(left[i++]) != char.ToUpperInvariant(right[j++]))
                return false;
        }
    }

    private static bool IsJoiner(char c) => c is '-' or '_';
}
