using System.Globalization;

namespace Millrace.Safety.Tests.Work;

internal static class Cultures
{
    /// <summary>A culture that writes numbers otherwise than programs do, also where the machine knows none.</summary>
    public static CultureInfo Of(string name)
    {
        CultureInfo culture;
        try
        {
            culture = new CultureInfo(name);
        }
        catch (CultureNotFoundException)
        {
            culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        }

        culture.NumberFormat.NegativeSign = "−";
        culture.NumberFormat.NumberDecimalSeparator = "٫";
        return culture;
    }
}
