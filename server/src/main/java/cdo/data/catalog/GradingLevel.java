package cdo.data.catalog;

/** 数据分级 as its owner typed it (GB/T 43697-2024: 一般数据 may be divided further); confirmed by the grading module later. */
public enum GradingLevel {
    GENERAL_1, GENERAL_2, GENERAL_3, GENERAL_4, IMPORTANT, CORE
}
