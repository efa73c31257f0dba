//! `scan --format csv`: spreadsheets.

use crate::run::{file, json_lines, run};

#[test]
fn rows_in_rows_out() {
    let table = "name,id,text\nx,1,\"two\nlines, \"\"quoted\"\"\"\ny,b,ok\n";
    let ran = run(&["scan", "--format", "csv"], table);
    let rows: Vec<_> = ran.expect(0).out.lines().collect();
    assert!(rows[0].starts_with("id,file,line,error,action,kind,start,end,text,"));
    assert!(rows[1].starts_with("1,,2,,allow,"), "{}", rows[1]);
    assert!(rows[2].starts_with("b,,4,,allow,"), "{}", rows[2]);
    let columns = |row: &str| row.matches(',').count();
    assert!(rows.iter().all(|row| columns(row) == columns(rows[0])), "{}", ran.out);
}

#[test]
fn a_table_can_become_reports() {
    let path =
        file("table.csv", "\u{feff}id,text,context\n7,hello,\"{\"\"surface\"\":\"\"order\"\"}\"\n");
    let ran = run(&["scan", &path], "");
    assert_eq!(json_lines(&ran.expect(0).out)[0]["id"], "7");
}

#[test]
fn a_wrong_row_is_answered_in_its_place() {
    let table = b"id,text,context\n1,a,\n2\n3,\xff,\n4,d,{}\n5,e,\"{\"\"x\"\":1}\"\n6,\"f,\n";
    let ran = run(&["scan", "--input", "csv"], table);
    let lines = json_lines(&ran.expect(0).out);
    let errors: Vec<_> = lines.iter().map(|line| line["error"].as_str().unwrap_or("")).collect();
    assert_eq!(errors.len(), 6);
    assert_eq!(errors[0], "");
    assert_eq!((&lines[1]["id"], errors[1]), (&"2".into(), "no cell for `text`"));
    assert_eq!(errors[2], "column 2 is not UTF-8");
    assert_eq!(errors[3], "");
    assert!(errors[4].starts_with("`context`: unknown field `x`"));
    assert_eq!(
        (&lines[5]["line"], errors[5]),
        (&7.into(), "a quote is opened here and never closed")
    );
    assert!(ran.err.starts_with("warning: 4 of 6 messages could not be read\n"), "{}", ran.err);
}

#[test]
fn a_table_needs_a_column_of_texts() {
    let ran = run(&["scan", "--format", "csv"], "id,message\n1,a\n");
    assert_eq!(ran.expect(2).complaint(), "stdin has no column `text` in its first line");
    assert!(ran.err.contains("its columns are: id, message"), "{}", ran.err);
}

#[test]
fn one_row_a_finding() {
    let table = "text\n\"joe@gmx.net, +1 415 555 0132\"\n";
    let ran = run(&["scan", "--format", "csv"], table);
    let rows: Vec<_> = ran.expect(1).out.lines().skip(1).collect();
    assert_eq!(rows.len(), 2);
    assert!(rows[0].contains(",email,0,11,joe@gmx.net,joe@gmx.net,"), "{}", rows[0]);
}
