using System.Collections.Immutable;
using System.Globalization;
using CsCheck;

namespace Millrace.Data.Tests.Csv;

/// <summary>Numbers, dates and truth values that are spelt otherwise than usual.</summary>
public sealed class CsvSpellingTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("1.234,5", 1234.5f)]
    [InlineData("-1.234.567,25", -1234567.25f)]
    [InlineData(" 12,5 ", 12.5f)]
    [InlineData("0,5", 0.5f)]
    [InlineData(",5", 0.5f)]
    [InlineData("1000", 1000f)]
    [InlineData("1,5e2", 150f)]
    [InlineData("NaN", float.NaN)]
    public async Task A_decimal_comma_is_read(string text, float expected)
    {
        var options = new CsvOptions { Delimiter = ';', DecimalSeparator = ',', ThousandsSeparator = '.' };
        Assert.Equal(expected, Assert.Single(await CsvReadingTests.Read<Fare>(_folder.Write("data.csv", $"fare;company\n{text};x\n"), options)).Value);
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("1.23,5")]
    [InlineData("1234.567,5")]
    [InlineData("1..234")]
    [InlineData("1.234.")]
    [InlineData("1,2,3")]
    [InlineData("1,234.5")]
    [InlineData(".123")]
    [InlineData("1,5.000")]
    [InlineData("0.123")]
    [InlineData("-0.123")]
    [InlineData("012.345")]
    [InlineData("0.123,5")]
    public async Task Separators_stand_where_they_belong(string text)
    {
        var options = new CsvOptions { Delimiter = ';', DecimalSeparator = ',', ThousandsSeparator = '.' };
        string path = _folder.Write("data.csv", $"fare;company\n{text};x\n");
        CsvException error = await Assert.ThrowsAsync<CsvException>(() => CsvReadingTests.Read<Fare>(path, options));
        Assert.Equal($"{path}, line 2, column \"fare\": \"{text}\" is not a number.", error.Message);
    }

    [Theory]
    [InlineData(',', '.')]
    [InlineData('.', ',')]
    [InlineData(',', '\u202F')]
    [InlineData('.', '\'')]
    public async Task Numbers_of_every_type_are_those_that_were_written(char decimals, char thousands)
    {
        var format = (NumberFormatInfo)CultureInfo.InvariantCulture.NumberFormat.Clone();
        format.NumberDecimalSeparator = decimals.ToString();
        format.NumberGroupSeparator = thousands.ToString();
        await Gen.Select(Gen.Int.Array[1, 20], Gen.Decimal[-1_000_000_000, 1_000_000_000]).SampleAsync(
            async (numbers, number) =>
            {
                using var folder = new TempFolder();
                string rows = string.Concat(numbers.Select(each => $"{each.ToString("N0", format)};{Math.Round(number, 6).ToString("N6", format)};x;NA\n"));
                var options = new CsvOptions
                {
                    Delimiter = ';', HasHeader = false, ColumnNames = ["int", "decimal", "text", "maybe"], NullSpellings = ["NA"],
                    DecimalSeparator = decimals, ThousandsSeparator = thousands,
                };
                Sum[] read = await CsvReadingTests.Read<Sum>(folder.Write("data.csv", rows), options);
                Assert.Equal(numbers, read.Select(static row => row.Int));
                Assert.All(read, row => Assert.Equal((Math.Round(number, 6), "x", null), (row.Decimal, row.Text, row.Maybe)));
            },
            iter: 40);
    }

    [Theory]
    [InlineData("dd/MM/yyyy", "31/01/2026", "2026-01-31T00:00:00")]
    [InlineData("d.M.yy HH:mm", "5.11.68 07:30", "2068-11-05T07:30:00")]
    [InlineData("d.M.yy HH:mm", "15.1.69 07:30", "1969-01-15T07:30:00")]
    [InlineData("M/d/yyyy h:mm tt", "1/31/2026 12:05 am", "2026-01-31T00:05:00")]
    [InlineData("M/d/yyyy h:mm tt", "12/1/2010 12:05 PM", "2010-12-01T12:05:00")]
    [InlineData("dd MMM yyyy 'at' H:m:s.f", "03 Feb 2024 at 4:5:6.1234567", "2024-02-03T04:05:06.123456")]
    [InlineData("yyyyMMdd", "20240229", "2024-02-29T00:00:00")]
    [InlineData("yyyy-MM-ddTHH:mm", " 2024-02-29T23:59 ", "2024-02-29T23:59:00")]
    public async Task A_date_in_its_form_is_read(string form, string text, string expected)
    {
        var options = new CsvOptions { DateForms = ["yyyy", form], HasHeader = false };
        string path = _folder.Write("data.csv", $"{text},2026-01-31\n");
        await Assert.ThrowsAsync<ArgumentException>(() => CsvReadingTests.Read<Moment>(path, options));
        options = options with { DateForms = ["yyyy/MM/dd HH", form, "yyyy-MM-dd"] };
        Moment row = Assert.Single(await CsvReadingTests.Read<Moment>(path, options));
        Assert.Equal(DateTime.Parse(expected, CultureInfo.InvariantCulture), row.At);
        Assert.Equal(new DateOnly(2026, 1, 31), row.Day);
    }

    [Fact]
    public async Task Each_column_may_have_its_own_forms_of_dates()
    {
        string path = _folder.Write("data.csv", "at,day\n1/2/2026 12:05 AM,2.1.2026\n2026-01-03 10:00,3 Feb 2026\n");
        var options = new CsvOptions
        {
            DateForms = ["d/M/yyyy"],
            ColumnDateForms = ImmutableDictionary<string, ImmutableArray<string>>.Empty
                .Add("at", ["M/d/yyyy h:mm tt", "yyyy-MM-dd HH:mm"]).Add("day", ["d.M.yyyy", "d MMM yyyy"]),
        };
        Moment[] rows = await CsvReadingTests.Read<Moment>(path, options);
        Assert.Equal(
            [
                new Moment { At = new DateTime(2026, 1, 2, 0, 5, 0), Day = new DateOnly(2026, 1, 2) },
                new Moment { At = new DateTime(2026, 1, 3, 10, 0, 0), Day = new DateOnly(2026, 2, 3) },
            ],
            rows);
        CsvException error = await Assert.ThrowsAsync<CsvException>(
            () => CsvReadingTests.Read<Moment>(path, options with { ColumnDateForms = options.ColumnDateForms.Remove("day") }));
        Assert.Equal($"{path}, line 2, column \"day\": \"2.1.2026\" is not a date (d/M/yyyy).", error.Message);
    }

    [Theory]
    [InlineData("days", "yyyy", "Moment has no column \"days\"; the nearest is \"day\".")]
    [InlineData("day", "d.M.yyyy HH:mm", "Column \"day\" holds days, and the form d.M.yyyy HH:mm has a time: leave that out, or make the column a DateTime.")]
    [InlineData("at", "", "Column \"at\" has no form of a date: give one, or leave it out.")]
    public async Task Forms_of_a_column_that_has_no_such_dates_are_refused(string name, string form, string problem)
    {
        string path = _folder.Write("data.csv", "at,day\n");
        ImmutableArray<string> forms = form.Length == 0 ? [] : [form];
        var options = new CsvOptions { ColumnDateForms = ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add(name, forms) };
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => CsvReadingTests.Read<Moment>(path, options));
        Assert.StartsWith(problem, error.Message, StringComparison.Ordinal);
        ParameterException parameter = await Assert.ThrowsAsync<ParameterException>(
            () => new ReadCsv<Moment> { Path = path, ColumnDateForms = [$"{name}={form}"] }.RunAsync(new TestStep(_folder), CancellationToken.None));
        Assert.Equal(
            ("column-date-forms", form.Length == 0 ? "\"at=\" is no column and form: write NAME=FORM, such as ordered=dd.MM.yyyy." : problem),
            (parameter.Parameter, parameter.Message));
    }

    [Theory]
    [InlineData("dd/MM/yyyy", "31/02/2026")]
    [InlineData("dd/MM/yyyy", "1/02/2026")]
    [InlineData("dd/MM/yyyy", "01/02/2026 ?")]
    [InlineData("dd/MM/yyyy", "2026-02-01")]
    [InlineData("d/M/yyyy h:mm tt", "1/2/2026 13:05 PM")]
    [InlineData("d/M/yyyy h:mm tt", "1/2/2026 0:05 AM")]
    [InlineData("d/M/yyyy HH:mm", "1/2/2026 24:00")]
    [InlineData("d MMM yyyy", "1 Mai 2026")]
    [InlineData("d/M/yyyy", "1/2/20261")]
    public async Task What_is_in_no_form_is_no_date(string form, string text)
    {
        string path = _folder.Write("data.csv", $"{text},2026-01-31\n");
        CsvException error = await Assert.ThrowsAsync<CsvException>(
            () => CsvReadingTests.Read<Moment>(path, new CsvOptions { DateForms = [form, "yyyy.MM.dd"], HasHeader = false }));
        Assert.Equal($"{path}, line 1, column \"at\": \"{text}\" is not a date and time ({form} or yyyy.MM.dd).", error.Message);
    }

    [Theory]
    [InlineData("DD/MM/YYYY", "In the date form DD/MM/YYYY, DD is no part of a date: there are yyyy, yy, MM, M, MMM, dd, d, HH, H, hh, h, tt, mm, m, ss, s and f; letters that stand for themselves stand in 'quotes'.")]
    [InlineData("dd/mm/yyyy", "The date form dd/mm/yyyy needs a year (yyyy or yy), a month (MM, M or MMM) and a day (dd or d), each once.")]
    [InlineData("dd/MM/yyyy hh:mm", "The date form dd/MM/yyyy hh:mm needs an hour from 1 to 12 (hh or h) together with AM or PM (tt): for 0 to 23 write HH or H.")]
    [InlineData("dd/MM/yyyy mm", "The date form dd/MM/yyyy mm has a part of the time twice, or without the larger one: minutes need an hour, seconds need minutes.")]
    [InlineData("dd/MM/yyyy 'x", "The date form dd/MM/yyyy 'x has a quote that is not closed.")]
    public void A_form_that_is_none_is_explained(string form, string problem) =>
        Assert.Equal(("DateForms", problem), CsvOptionsCheck.FindConflict(new CsvOptions { DateForms = [form] }));

    [Fact]
    public async Task Truth_is_spelt_as_told()
    {
        string path = _folder.Write("data.csv", "Y,ja\nn,\ntrue,0\n1,NEIN\n");
        var options = new CsvOptions { HasHeader = false, TrueSpellings = ["y", "Ja"], FalseSpellings = ["N", "nein"] };
        Flags[] rows = await CsvReadingTests.Read<Flags>(path, options);
        Assert.Equal([(true, true), (false, null), (true, false), (true, (bool?)false)], rows.Select(static row => (row.First, row.Second)));
        CsvException error = await Assert.ThrowsAsync<CsvException>(() => CsvReadingTests.Read<Flags>(_folder.Write("bad.csv", "oui,\n"), options));
        Assert.EndsWith("line 1, column \"first\": \"oui\" is not one of true, false, y, Ja, N, nein.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_null_spelling_counts_in_quotes_though_values_are_spelt_otherwise()
    {
        string path = _folder.Write("data.csv", "1;\"1,5\";x;\"NA\"\n");
        var options = new CsvOptions { Delimiter = ';', HasHeader = false, DecimalSeparator = ',', NullSpellings = ["NA"] };
        Assert.Equal(new Sum { Int = 1, Decimal = 1.5m, Text = "x" }, Assert.Single(await CsvReadingTests.Read<Sum>(path, options)));
    }

    [Fact]
    public void Options_that_do_not_go_together_are_refused()
    {
        Check(nameof(CsvOptions.Quote), new CsvOptions { Quote = ',' });
        Check(nameof(CsvOptions.Quote), new CsvOptions { Quote = 'q' });
        Check(nameof(CsvOptions.Quote), new CsvOptions { Quote = 'é' });
        Check(nameof(CsvOptions.Escape), new CsvOptions { Escape = '\n' });
        Check(nameof(CsvOptions.Escape), new CsvOptions { Delimiter = ';', Escape = ';' });
        Check(nameof(CsvOptions.Comment), new CsvOptions { Comment = "" });
        Check(nameof(CsvOptions.Comment), new CsvOptions { Comment = "\"#" });
        Check(nameof(CsvOptions.TrimsSpaces), new CsvOptions { Delimiter = ' ', TrimsSpaces = true });
        Check(nameof(CsvOptions.DecimalSeparator), new CsvOptions { DecimalSeparator = '-' });
        Check(nameof(CsvOptions.ThousandsSeparator), new CsvOptions { ThousandsSeparator = '.' });
        Check(nameof(CsvOptions.TrueSpellings), new CsvOptions { TrueSpellings = ["x"], FalseSpellings = ["X"] });
        Check(nameof(CsvOptions.FalseSpellings), new CsvOptions { FalseSpellings = ["1"] });
        Check(null, new CsvOptions { Escape = '"', Comment = "#", DecimalSeparator = ',', ThousandsSeparator = ' ' });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CsvOptions { SkippedLines = -1 });
        Assert.Throws<ArgumentException>(() => new CsvOptions { Encoding = "klingon" });
        Assert.Throws<ArgumentException>(() => new CsvOptions { Encoding = "utf-7" });

        static void Check(string? option, CsvOptions options) => Assert.Equal(option, CsvOptionsCheck.FindConflict(options)?.Option);
    }

    public void Dispose() => _folder.Dispose();
}
