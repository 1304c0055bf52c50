System.Console.Error.WriteLine("Nothing to do yet."); return 1;
