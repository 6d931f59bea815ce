using Millrace.Benchmarks;
using Millrace.Benchmarks.Data;

return BenchmarkProgram.Run(
    "Tables in and out: Millrace beside Parquet.Net, ParquetSharp, DuckDB.NET, CsvHelper and Sylvan.",
    args,
    typeof(ParquetRead),
    typeof(ColumnsRead),
    typeof(DatasetRead),
    typeof(FilterRead),
    typeof(ParquetWrite),
    typeof(CsvRead),
    typeof(CsvWrite),
    typeof(CsvToParquet),
    typeof(JsonLinesToParquet),
    typeof(TableWork),
    typeof(SketchWork),
    typeof(StatisticsWork),
    typeof(KeyWork));
